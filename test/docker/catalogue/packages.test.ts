/** Where the tables of packages end: what is there and not simulated, what is not there, and what nobody here knows. */
import assert from 'node:assert/strict';
import { boot, run } from '../../../src/docker/index.ts';
import { ARCHIVE } from '../../../src/docker/runtime/programs/packages/apk/repositories.ts';
import { bookworm, isDebianPackage } from '../../../src/docker/runtime/programs/packages/apt/archive-of.ts';

async function inside(image: string, script: string) {
  const at = Date.parse('2025-03-10T10:00:00Z');
  const world = { seed: 3, at, directory: '/home/student/work', files: {}, images: [image], catalogue: null };
  const host = await boot({ ...world, platform: 'linux/amd64' });
  const ran = await run(host, `docker run --rm ${image} sh -c "${script}"`, { at, columns: null, stdin: '' });
  const { stdout, stderr, ending } = ran.outcome;
  return { stdout, stderr, ending };
}

describe('packages beyond the tables', () => {
  it('of Debian are known by name, all of them: what exists is never said to be missing', async () => {
    for (const name of ['0ad', 'zsh', 'libreoffice', 'python3-pandas', 'texlive-full'])
      assert.ok(isDebianPackage(name), name);
    assert.ok(!isDebianPackage('crul'));
    // Another name of fortune-mod.
    for (const name of bookworm().keys()) assert.ok(isDebianPackage(name) || name === 'fortune', name);
    const real = await inside('debian:12-slim', 'apt-get update -qq; apt-get install -y 0ad');
    assert.deepEqual(
      [real.ending.kind, real.stderr],
      ['not-simulated', 'drydock: the package 0ad is not simulated on this host\n'],
    );
    const slip = await inside('debian:12-slim', 'apt-get update -qq; apt-get install -y crul');
    assert.match(slip.stderr, /^E: Unable to locate package crul\n$/m);
    assert.equal(slip.ending.kind, 'exited');
  });

  it('of Debian bring what they need, with the versions and sizes of its archive', async () => {
    const { stdout } = await inside(
      'debian:12-slim',
      'apt-get update -qq; apt-get install -y --no-install-recommends socat',
    );
    assert.match(
      stdout,
      /The following additional packages will be installed:\n {2}libgssapi-krb5-2 libk5crypto3 libkeyutils1 libkrb5-3 libkrb5support0 libnsl2 libssl3 libtirpc-common libtirpc3 libwrap0\n/,
    );
    assert.match(stdout, /Unpacking socat \(1\.7\.4\.4-2\) /);
    for (const { needs, name } of bookworm().values())
      for (const need of needs) assert.ok(bookworm().has(need), `${name} needs ${need}`);
  });

  it('of Debian are not asked about when nothing but what is named is installed', async () => {
    const alone = await inside('debian:12-slim', 'apt-get update -qq; apt-get install figlet');
    assert.doesNotMatch(alone.stdout, /Do you want to continue/);
    const more = await inside('debian:12-slim', 'apt-get update -qq; apt-get install socat');
    assert.match(more.stdout, /Do you want to continue\? \[Y\/n\] Abort\.\n/);
  });

  it('of Alpine and PyPI are said to be unknown here, with what comes near', async () => {
    assert.match((await inside('alpine:3.21', 'apk add iproute2 socat')).stdout, /Installing socat \(/);
    for (const { needs, name } of ARCHIVE.values())
      for (const need of needs) assert.ok(ARCHIVE.has(need), `${name} needs ${need}`);
    const apk = await inside('alpine:3.21', 'apk add openssh-keysign');
    assert.equal(apk.ending.kind, 'not-simulated');
    assert.match(
      apk.stderr,
      /does not know the package openssh-keysign, and cannot tell whether it exists; what comes near: openssh-/,
    );
    const pip = await inside('python:3.12-slim', 'pip install -q reqeusts-html2x');
    assert.equal(pip.ending.kind, 'not-simulated');
    assert.match((await inside('python:3.12-slim', 'pip install mkdocs')).stdout, /Successfully installed mkdocs-\d/);
    const never = await inside('alpine:3.21', 'apk add nosuchpackage');
    assert.match(never.stderr, /nosuchpackage \(no such package\)/);
  });
});
