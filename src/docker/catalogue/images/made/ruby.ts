import { type ImageDescription, image } from '../../describe.ts';
import { BUILDPACK } from '../debian.ts';
import { BASES, both, DAY, files, packages } from './rows.ts';

function ruby(kind: 'full' | 'slim' | 'alpine', tags: readonly string[]): ImageDescription {
  const on = kind === 'alpine' ? 'alpine' : 'debian';
  return image({
    repository: 'library/ruby',
    tags,
    base: kind === 'full' ? BUILDPACK : BASES[on],
    created: DAY,
    rows: [
      ...(kind === 'full'
        ? []
        : [packages(on, 'ca-certificates gmp-dev libffi-dev procps tzdata yaml-dev zlib-dev', 'ps', 38_400_000)]),
      files(
        "RUN /bin/sh -c set -eux; \tmkdir -p /usr/local/etc; \techo 'gem: --no-document' >> /usr/local/etc/gemrc",
        '',
        both(0),
        '/usr/local/etc/.keep',
        { texts: { '/usr/local/etc/gemrc': 'gem: --no-document\n' } },
      ),
      'ENV LANG=C.UTF-8',
      'ENV RUBY_VERSION=3.4.2',
      'ENV RUBY_DOWNLOAD_URL=https://cache.ruby-lang.org/pub/ruby/3.4/ruby-3.4.2.tar.xz',
      files(
        'RUN /bin/sh -c set -eux; \twget -O ruby.tar.xz "$RUBY_DOWNLOAD_URL"; \t./configure --disable-install-doc --enable-shared; \tmake -j "$(nproc)"; \tmake install; \truby --version; \tgem --version; \tbundle --version',
        'x /usr/local/bin ruby irb gem bundle bundler rake erb\nd 755 /usr/local/lib/ruby/3.4.0',
        both(kind === 'alpine' ? 58_000_000 : 87_000_000),
        '/usr/local/lib/libruby.so.3.4.2',
        { data: { '/usr/local/bin/ruby': '3.4.2', '/usr/local/bin/irb': '3.4.2' } },
      ),
      'ENV GEM_HOME=/usr/local/bundle',
      'ENV BUNDLE_SILENCE_ROOT_WARNING=1 BUNDLE_APP_CONFIG=/usr/local/bundle',
      'ENV PATH=/usr/local/bundle/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      files(
        'RUN /bin/sh -c set -eux; \tmkdir "$GEM_HOME"; \tchmod 1777 "$GEM_HOME"',
        'd 1777 /usr/local/bundle',
        both(0),
        '/usr/local/bundle/.keep',
      ),
      'CMD ["irb"]',
    ],
    description: 'Ruby is a dynamic, reflective, object-oriented, general-purpose, open-source programming language.',
  });
}

export const RUBY: readonly ImageDescription[] = [
  ruby('full', ['3.4', 'latest', '3', '3.4.2', '3.4-bookworm']),
  ruby('slim', ['3.4-slim', 'slim', '3-slim', '3.4.2-slim']),
  ruby('alpine', ['3.4-alpine', 'alpine', '3-alpine', '3.4.2-alpine']),
];
