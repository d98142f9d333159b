import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { COMMANDS } from '../../../src/docker/client/commands/index.ts';
import { complete } from '../../../src/docker/client/complete.ts';
import { usageLine } from '../../../src/docker/client/help.ts';
import { find } from '../../../src/docker/client/tree.ts';
import { boot, type Host, run } from '../../../src/docker/index.ts';
import { itBeside } from '../../beside.ts';

const catalogue: unknown = JSON.parse(
  readFileSync(new URL('../../fixtures/base-images.json', import.meta.url), 'utf8'),
);
const AT = Date.parse('2026-11-23T17:00:00Z');

async function host(images: readonly string[] = []): Promise<Host> {
  const files = { Dockerfile: 'FROM alpine:3.21\nCOPY a.txt /\n', 'a.txt': 'a\n' };
  return boot({ seed: 1, at: AT, platform: 'linux/amd64', directory: '/home/student/lab', files, images, catalogue });
}

async function docker(line: string, images: readonly string[] = [], columns: number | null = null) {
  return (await run(await host(images), line, { at: AT + 1000, columns, stdin: '' })).outcome;
}

describe('the docker command', () => {
  it('prints help on stderr when it is called alone, on stdout when help is asked for', async () => {
    const alone = await docker('docker');
    assert.equal(alone.stdout, '');
    assert.match(alone.stderr, /^Usage: {2}docker \[OPTIONS\] COMMAND\n/);
    assert.equal(alone.ending.exitCode, 0);
    const asked = await docker('docker images --help');
    assert.match(asked.stdout, /^Usage: {2}docker images \[OPTIONS\] \[REPOSITORY\[:TAG\]\]\n\n/);
    assert.match(asked.stdout, /\n\nAliases:\n {2}docker image ls, docker image list, docker images\n\n/);
    assert.equal((await docker('docker nosuch --help')).ending.exitCode, 0);
    assert.match((await docker('docker image nosuch --help')).stdout, /^Usage: {2}docker image COMMAND\n/);
  });

  it('warns of -h', async () => {
    const { stderr, stdout } = await docker('docker ps -h');
    assert.equal(stderr, 'Flag shorthand -h has been deprecated, use --help\n');
    assert.match(stdout, /^Usage: {2}docker ps \[OPTIONS\]/);
  });

  it('says plainly what it does not simulate, and what is nearest to it', async () => {
    for (const line of ['docker compose up -d', 'docker swarm init', 'docker context create x', 'docker buildx bake']) {
      const { ending, stderr } = await docker(line);
      assert.deepEqual([ending.kind, ending.exitCode], ['not-simulated', 1], line);
      assert.match(stderr, /is not simulated on this host/);
    }
    const flag = await docker('docker run --ip6 2001:db8::33 alpine:3.21', ['alpine:3.21']);
    assert.ok(flag.ending.kind === 'not-simulated');
    assert.equal(flag.ending.what, '--ip6');
  });

  it('tells an unknown command from an unknown one inside a group', async () => {
    assert.equal(
      (await docker('docker buld')).stderr,
      "docker: unknown command: docker buld\n\nRun 'docker --help' for more information\n",
    );
    assert.equal(
      (await docker('docker image foo')).stderr,
      "docker: unknown command: docker image foo\n\nUsage:  docker image\n\nRun 'docker image --help' for more information\n",
    );
  });

  it('goes on after an argument that fails', async () => {
    const { stdout, stderr, ending } = await docker('docker rmi nosuch:1 alpine:3.21 other', ['alpine:3.21']);
    assert.match(stdout, /^Untagged: alpine:3\.21\n/);
    assert.equal(
      stderr,
      'Error response from daemon: No such image: nosuch:1\nError response from daemon: No such image: other:latest\n',
    );
    assert.equal(ending.exitCode, 1);
  });

  it('refuses an empty name before anything is asked, in the words of its library', async () => {
    const empty = 'invalid container name or ID: value is empty\n';
    for (const [line, said] of [
      ['docker stop ""', empty],
      ['docker logs ""', empty],
      ['docker kill ""', empty],
      ['docker exec "" ls', empty],
      ['docker diff ""', empty],
      ['docker start ""', `${empty}Error: failed to start containers: \n`],
      ['docker rm ""', 'container name cannot be empty\n'],
      ['docker volume rm ""', 'invalid volume name or ID: value is empty\n'],
      ['docker network rm ""', 'invalid network name or ID: value is empty\nexit status 1\n'],
    ] as const)
      assert.equal((await docker(line)).stderr, said, line);
  });

  it('redraws the lines of layers on a terminal and leaves one of each', async () => {
    const { stdout } = await docker('docker pull alpine:3.21', [], 100);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a sequence of the terminal begins with ESC.
    assert.match(stdout, /\u001b\[1A\u001b\[2K\r[0-9a-f]{12}: Pull complete \r\u001b\[1B/);
    const piped = await docker('docker pull alpine:3.21');
    assert.ok(!piped.stdout.includes('\u001b'));
    assert.match(piped.stdout, /^[0-9a-f]{12}: Pulling fs layer\n/m);
  });

  it('refuses to write an archive to a terminal', async () => {
    const { stderr, ending } = await docker('docker save alpine:3.21', ['alpine:3.21'], 80);
    assert.equal(stderr, 'cowardly refusing to save to a terminal. Use the -o flag or redirect\n');
    assert.equal(ending.exitCode, 1);
  });

  it('asks before it prunes', async () => {
    const answer = async (stdin: string) => {
      const ran = await run(await host(['alpine:3.21']), 'docker image prune -a', {
        at: AT + 1000,
        columns: null,
        stdin,
      });
      return ran.outcome;
    };
    assert.match((await answer('n\n')).stdout, /\[y\/N\] $/);
    assert.match((await answer('y\n')).stdout, /Deleted Images:\nuntagged: alpine:3\.21\n/);
  });
});

describe('the table of commands', () => {
  interface Known {
    readonly command: string;
    readonly usage: string;
    readonly flags?: readonly { readonly long: string; readonly short?: string; readonly type: string }[];
  }

  itBeside<readonly Known[]>('facts/flags.json', 'knows what the client of Docker knows', known => {
    const wrong: string[] = [];
    for (const { command: words, usage, flags = [] } of known) {
      const path = words.split(' ').slice(1);
      if (path[0] === 'help' || path.includes('help') || path.includes('-h')) continue;
      const found = find(path);
      if (found === null || found.command.operands.length + found.command.flags.length === 0) continue;
      const own = usageLine(found.command, found.path).split('\n')[0];
      if (own !== usage) wrong.push(`${words}: ${own} for ${usage}`);
      const mine = new Map(found.command.flags.map(one => [one.long, one]));
      for (const flag of flags) {
        const one = mine.get(flag.long);
        if (one === undefined) wrong.push(`${words}: lacks --${flag.long}`);
        else if ((one.short ?? undefined) !== flag.short || one.type !== flag.type) {
          wrong.push(`${words} --${flag.long}: ${one.short} ${one.type} for ${flag.short} ${flag.type}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('has a sentence for every command and flag, and no name twice', () => {
    const places = COMMANDS.flatMap(one => one.at.map(place => place.join(' ')));
    assert.equal(new Set(places).size, places.length);
    for (const one of COMMANDS) {
      assert.ok(one.about !== '', places.join());
      for (const flag of one.flags) assert.ok(flag.about !== '', `${one.at[0]?.join(' ')} --${flag.long}`);
    }
  });
});

describe('completion', () => {
  const surroundings = {
    view: {
      images: [{ tags: ['alpine:3.21', 'app:latest'] }],
      containers: [
        { name: 'web', state: 'running', image: 'app' },
        { name: 'old', state: 'exited', image: 'app' },
      ],
      volumes: [{ name: 'data' }],
      networks: [{ name: 'bridge', driver: 'bridge' }],
    } as unknown as Parameters<typeof complete>[2]['view'],
    files: (directory: string) => (directory === '' ? ['Dockerfile', 'src/'] : ['main.go']),
  };
  const texts = (line: string) => complete(line, line.length, surroundings).candidates.map(one => one.text);

  it('offers commands, those of a group, and the flags of a command', () => {
    assert.deepEqual(texts('docker im'), ['images', 'image', 'import']);
    assert.deepEqual(texts('docker image h'), ['history']);
    assert.deepEqual(texts('docker images --no'), ['--no-trunc']);
    assert.ok(texts('docker run --').includes('--name'));
  });

  it('offers images, containers and files where they may stand', () => {
    assert.deepEqual(texts('docker run a'), ['alpine:3.21', 'app:latest']);
    assert.deepEqual(texts('docker rm '), ['web', 'old']);
    assert.deepEqual(texts('docker exec '), ['web']);
    assert.deepEqual(texts('docker build -f D'), ['Dockerfile']);
    assert.deepEqual(texts('docker build '), ['src/']);
    assert.deepEqual(texts('docker run --pull='), ['always', 'missing', 'never']);
    assert.deepEqual(texts('docker run --name x --network b'), ['bridge']);
    assert.deepEqual(texts('docker run alpine -'), []);
  });

  it('says which part of the line it would replace', () => {
    assert.deepEqual(complete('docker pul x', 10, surroundings), {
      from: 7,
      to: 10,
      candidates: [{ text: 'pull', note: find(['pull'])?.command.about }],
    });
  });
});
