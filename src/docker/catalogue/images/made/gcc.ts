import { type ImageDescription, image } from '../../describe.ts';
import { BUILDPACK } from '../debian.ts';
import { both, DAY, files } from './rows.ts';

/** GCC as it is built from its own sources, beside Debian's. Source of the config: docker-library/gcc. */
export const GCC: readonly ImageDescription[] = [
  image({
    repository: 'library/gcc',
    tags: ['14.2', 'latest', '14', '14.2.0'],
    base: BUILDPACK,
    created: DAY,
    rows: [
      'ENV GCC_MIRRORS=https://ftpmirror.gnu.org/gcc https://mirrors.kernel.org/gnu/gcc',
      'ENV GCC_VERSION=14.2.0',
      files(
        'RUN /bin/sh -c set -ex; \tcurl -fSL "$GCC_MIRRORS/gcc-$GCC_VERSION/gcc-$GCC_VERSION.tar.xz" -o gcc.tar.xz; \t./configure --build="$gnuArch" --disable-multilib --enable-languages=c,c++,fortran,go; \tmake -j "$(nproc)"; \tmake install-strip',
        'x /usr/local/bin gcc g++ c++ cpp gfortran gcov',
        both(860_000_000),
        '/usr/local/lib64/libstdc++.a',
      ),
      files(
        "RUN /bin/sh -c set -ex; \techo '/usr/local/lib64' > /etc/ld.so.conf.d/000-local-lib.conf; \tldconfig -v",
        '',
        both(19_000),
        '/etc/ld.so.cache',
      ),
      files(
        'RUN /bin/sh -c set -ex; \tdpkg-divert --divert /usr/bin/gcc.orig --rename /usr/bin/gcc; \tupdate-alternatives --install /usr/bin/cc cc /usr/local/bin/gcc 999',
        '',
        both(5_000),
        '/var/lib/dpkg/diversions-old',
      ),
    ],
    description: 'The GNU Compiler Collection is a compiling system that supports several languages.',
  }),
];
