/** What the tables tell of the host is what the host does: a sample of each kind, drawn by seed. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  boot,
  type Host,
  languageModules,
  packageArchives,
  programs,
  repositories,
  tagStanding,
  unmadeRepositories,
} from '../../../src/docker/index.ts';
import { type, world } from './world.ts';

/** The same few of a list, each time. */
function someOf<T>(all: readonly T[], count: number): readonly T[] {
  const seed = 11;
  return all.length <= count
    ? all
    : (fc.sample(fc.shuffledSubarray([...all], { minLength: count, maxLength: count }), { numRuns: 1, seed })[0] ?? []);
}

describe('what the tables tell of the host', () => {
  let host: Host;
  before(async () => {
    host = await boot(world({ platform: 'linux/amd64', images: ['debian:12', 'alpine:3.21', 'python:3.12-alpine'] }));
  });

  const typed = async (line: string) => {
    const { outcome } = await type(host, line);
    return outcome;
  };

  it('a tag of the catalogue is pulled, and one by rule as a stand-in of what is told', async () => {
    for (const { name, images } of someOf(repositories(), 6)) {
      const tag = images[0]?.tags[0] ?? '';
      assert.deepEqual(tagStanding(name, tag), { kind: 'listed' });
      const { ending, remarks } = await typed(`docker pull -q ${name}:${tag}`);
      assert.deepEqual([ending.exitCode, remarks], [0, []], `${name}:${tag}`);
    }
    for (const [name, tag] of [
      ['node', '18-alpine'],
      ['php', '8.2-cli'],
      ['python', '3.9-slim'],
    ] as const) {
      const standing = tagStanding(name, tag);
      assert.ok(standing?.kind === 'stand-in', `${name}:${tag}`);
      const { remarks } = await typed(`docker pull -q ${name}:${tag}`);
      assert.deepEqual(remarks, [{ kind: 'stand-in', name: `${name}:${tag}`, madeFrom: standing.from }]);
    }
    assert.deepEqual(tagStanding('golang', 'lastest'), { kind: 'unadmitted' });
    assert.equal((await typed('docker pull golang:lastest')).ending.kind, 'docker');
    assert.equal(tagStanding('no-such-repository', 'latest'), null);
  });

  it('a repository that is known is refused by name, and what comes near it is', async () => {
    const all = unmadeRepositories();
    assert.ok(all.length > 100);
    for (const { name, nearest } of someOf(all, 4)) {
      const { ending } = await typed(`docker pull ${name}`);
      assert.ok(ending.kind === 'not-simulated' && ending.message.startsWith(`${name} is not simulated`), name);
      assert.ok(
        nearest.every(each => ending.message.includes(each)),
        ending.message,
      );
    }
  });

  it('a package that can be installed is, in the version that is told; one that is known by name is refused', async () => {
    const [apt, apk, pip] = packageArchives();
    for (const [name, version] of someOf([...(apt?.installs ?? [])], 3)) {
      const line = `docker run --rm debian:12 sh -c "apt-get update -qq && apt-get install -y ${name}"`;
      assert.match(
        (await typed(line)).stdout,
        new RegExp(`(Unpacking ${name}\\S* \\(${escaped(version)}\\)|${name} is already)`.replace('++', '\\+\\+')),
        name,
      );
    }
    for (const [name, version] of someOf([...(apk?.installs ?? [])], 3))
      assert.match(
        (await typed(`docker run --rm alpine:3.21 apk add ${name}`)).stdout,
        new RegExp(`Installing ${escaped(name)} \\(${escaped(version)}\\)`),
      );
    for (const [name, version] of someOf([...(pip?.installs ?? [])], 3))
      assert.ok((await typed(`docker run --rm python:3.12-alpine pip install ${name}`)).stdout.includes(version), name);
    assert.ok(apt?.knows('gimp') && !apt.installs.has('gimp') && !apt.knows('no-such-package-at-all'));
    const { ending } = await typed('docker run --rm debian:12 sh -c "apt-get update -qq && apt-get install -y gimp"');
    assert.equal(ending.kind, 'not-simulated');
  });

  it('an option that is told as refused is refused by name, in both families, and one that is acted on is not', async () => {
    const all = programs();
    const least = ['ls', 'cp', 'grep', 'du', 'stat'];
    for (const { name, gnu, busybox } of all.filter(each => least.includes(each.name))) {
      for (const [own, image] of [
        [gnu, 'debian:12'],
        [busybox, 'alpine:3.21'],
      ] as const) {
        const refused = someOf(
          (own?.refused ?? []).filter(each => /^-[A-Za-z]/.test(each)),
          1,
        )[0]?.slice(0, 2);
        if (refused === undefined) continue;
        const { ending } = await typed(`docker run --rm ${image} ${name} ${refused} 1`);
        assert.ok(
          ending.kind === 'not-simulated' && ending.message.includes(`${name} ${refused}`),
          `${image} ${name} ${refused}`,
        );
      }
      for (const option of (gnu?.acted ?? []).filter(each => /^-[a-z]/.test(each)).slice(0, 3)) {
        const { ending } = await typed(`docker run --rm debian:12 ${name} ${option.slice(0, 2)} 1 /etc`);
        assert.notEqual(ending.kind, 'not-simulated', `${name} ${option}`);
      }
    }
  });

  it('a program that images carry and nothing plays is refused by name; one that is played is not', async () => {
    const carried = programs().filter(each => each.carriedBy.includes('debian'));
    const refused = carried.filter(each => !each.isPlayed);
    assert.ok(refused.length > 50);
    for (const { name } of someOf(refused, 4)) {
      const { ending } = await typed(`docker run --rm debian:12 ${name}`);
      assert.ok(ending.kind === 'not-simulated' && ending.message.includes(name), name);
    }
    for (const { name } of programs().filter(each => each.atPrompt && !each.isPlayed))
      assert.fail(`${name} is at the prompt`);
  });

  it('a module of Python has the names that are told, and says of the others that they are not simulated', async () => {
    const python = languageModules().find(({ language }) => language === 'Python');
    // Those of packages are there once pip has installed them.
    const own = python?.modules.filter(({ name }) => !/^(flask|gunicorn)\b/.test(name)) ?? [];
    for (const { name, names, beyond } of someOf(own, 6)) {
      const lines = [`import ${name}`, ...names.map(each => `${name}.${each}`)].join('\n');
      const { ending, stderr } = await typed(`docker run --rm python:3.12-alpine python -c '${lines}'`);
      assert.equal(ending.exitCode, 0, `${name}: ${stderr}`);
      const [other] = beyond ?? [];
      if (other === undefined) continue;
      const lacking = await typed(`docker run --rm python:3.12-alpine python -c 'import ${name}; ${name}.${other}'`);
      assert.equal(lacking.ending.kind, 'not-simulated', `${name}.${other}`);
    }
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
