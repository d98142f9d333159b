import assert from 'node:assert/strict';
import { act, type CheckResult, grade, gradeChecks, solvedStart } from '../../src/grade/index.ts';
import { itOfMany } from '../length.ts';
import { courseQuestion } from '../quiz/course.ts';

const SEED = 11;
const AT = Date.UTC(2025, 1, 28, 12);

/** Does these lines on the host that the question opens on; gives its checks. */
async function checksAfter(
  place: string,
  lines: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<readonly CheckResult[]> {
  const [id = '', name = ''] = place.split('#');
  const { quiz, question, index } = courseQuestion(`docker/${id}`, name);
  const start = await solvedStart(quiz, index, SEED, AT);
  const { host, ran } = await act(start, { files, lines }, AT);
  return gradeChecks(question, { start, host, ran, response: { kind: 'host' }, shown: '' });
}

const BUILD =
  'FROM golang:1.23-alpine AS build\nWORKDIR /build\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\n';
const TWO = {
  'hello.Dockerfile': `${BUILD}FROM alpine:3.21\nCOPY --from=build /build/hello.out /bin/hello.out\nCMD ["hello.out"]\n`,
};

describe('any route that reaches the result passes', () => {
  const routes: readonly [string, string, readonly string[], Record<string, string>?][] = [
    ['01-architecture#both-versions', 'as JSON', ['docker version --format json']],
    ['01-architecture#both-versions', 'after other commands', ['ls', 'docker ps', 'docker version']],
    ['01-architecture#local-images', 'the old name', ['docker images']],
    ['01-architecture#local-images', 'an alias and flags', ['docker image list --no-trunc -q']],
    [
      '01-architecture#push-alpine',
      'pushing all tags',
      ['docker tag alpine:3.21 localhost:5000/sem04/alpine:v1', 'docker push -a localhost:5000/sem04/alpine'],
    ],
    [
      '01-architecture#push-alpine',
      'an extra name by the way',
      [
        'docker tag alpine:3.21 x',
        'docker tag x localhost:5000/sem04/alpine:v1',
        'docker image push -q localhost:5000/sem04/alpine:v1',
      ],
    ],
    [
      '04-dockerfile#out-of-sight',
      'another variable beside it',
      ['docker build -f base.Dockerfile -t sem04/base .', 'docker run sem04/base'],
      {
        'base.Dockerfile':
          'ARG VERSION=3.21\nFROM alpine:$VERSION\nARG OTHER=1\nARG VERSION\nRUN echo "on Alpine $VERSION" > /base.txt\nCOPY tell.sh /\nCMD ["sh", "/tell.sh"]\n',
      },
    ],
    ['04-dockerfile#first-build', 'the long flag, elsewhere', ['docker image build . --file ./hello.Dockerfile']],
    ['04-dockerfile#first-build', 'through buildx', ['docker buildx build --file=hello.Dockerfile .']],
    ['04-dockerfile#first-build', 'after a failed try', ['docker build .', 'docker build . -f hello.Dockerfile']],
    ['04-dockerfile#remove', 'by pruning', ['docker image prune -f']],
    [
      '08-cache#what-changes-rarely',
      'paths from the root of the context with a dot before them',
      [
        'docker build -f slow.Dockerfile -t service .',
        'echo \'print("tide")\' >> app.py',
        'docker build -f slow.Dockerfile -t service .',
      ],
      {
        'slow.Dockerfile':
          'FROM python:3.13-alpine\nWORKDIR /app\nCOPY ./requirements.txt .\nRUN pip install -q -r requirements.txt\nCOPY ./ /app\nCMD ["python", "app.py"]\n',
      },
    ],
    ['04-dockerfile#remove', 'by id, long form', ['docker image rm --force $(docker images -q -f dangling=true)']],
    [
      '04-dockerfile#with-a-name',
      'the tag written out',
      ['docker build --tag sem04/hello:latest -f hello.Dockerfile .'],
    ],
    ['04-dockerfile#with-a-name', 'the whole name', ['docker build -t docker.io/sem04/hello -f hello.Dockerfile .']],
    [
      '04-dockerfile#with-a-name',
      'named afterwards',
      ['docker build -f hello.Dockerfile -t tmp .', 'docker tag tmp sem04/hello', 'docker rmi tmp'],
    ],
    ['04-dockerfile#run-it', 'named, in the long form', ['docker container run --name hi sem04/hello:latest']],
    [
      '01-architecture#both-versions',
      'printed by a format',
      ['docker version -f "{{.Client.Version}} {{.Server.Version}}"'],
    ],
    ['04-dockerfile#run-it', 'in two steps', ['docker create --name hi sem04/hello', 'docker start -a hi']],
    ['04-dockerfile#run-it', 'detached, then its logs', ['docker run -d --name hi sem04/hello', 'docker logs hi']],
    [
      '04-dockerfile#second-name',
      'by the image tag command',
      ['docker image tag sem04/hello:latest docker.io/sem04/hello:v1'],
    ],
    ['04-dockerfile#second-name', 'by building again', ['docker build -f hello.Dockerfile -t sem04/hello:v1 .']],
    ['05-layers#see-history', 'the short command', ['docker history --no-trunc sem04/hello:latest']],
    ['05-layers#own-layer', 'by a shell', ['docker run -d --name=box alpine:3.21 sh -c "echo hi > /note"']],
    [
      '05-layers#own-layer',
      'by exec',
      ['docker run -d --name box alpine:3.21 sleep 300', 'docker exec box touch /note'],
    ],
    [
      '05-layers#multi-stage',
      'as the solution does',
      ['docker build -f hello.Dockerfile -t sem04/hello .', 'docker run sem04/hello'],
      TWO,
    ],
    [
      '05-layers#multi-stage',
      'a stage by its number, a named container',
      ['docker build -t sem04/hello --file hello.Dockerfile .', 'docker container run --name once sem04/hello'],
      { 'hello.Dockerfile': `${BUILD}from alpine:3.21\ncopy --from=0 /build/hello.out /\nentrypoint ["/hello.out"]\n` },
    ],
    [
      '05-layers#multi-stage',
      'built without a name, named later',
      ['docker build -q -f hello.Dockerfile . > id', 'docker tag $(cat id) sem04/hello', 'docker run -d sem04/hello'],
      TWO,
    ],
  ];
  for (const [index, [place, how, lines, files]] of routes.entries()) {
    itOfMany(`${place}: ${how}`, index, async () => {
      const failed = (await checksAfter(place, lines, files)).filter(check => check.state !== 'done');
      assert.deepEqual(
        failed.map(check => [check.id, check.feedback, check.difference]),
        [],
      );
    });
  }
});

describe('what differs is said', () => {
  const told = async (place: string, check: string, lines: readonly string[], files?: Record<string, string>) => {
    const found = (await checksAfter(place, lines, files)).find(each => each.id === check);
    return { state: found?.state, code: found?.feedback[0]?.code, difference: found?.difference };
  };

  it('the tag is right, but it points to the older image', async () => {
    const { state, code, difference } = await told(
      '05-layers#multi-stage',
      'named',
      ['docker build -f hello.Dockerfile .'],
      TWO,
    );
    assert.equal(state, 'near');
    assert.equal(code, 'feedback.image.elsewhere');
    assert.match(difference?.expected ?? '', /^sem04\/hello:latest {2}≤ 15MB$/);
    assert.match(difference?.got ?? '', /^sem04\/hello:latest {2}[0-9a-f]{12} {2}275MB$/);
  });
  it('the image is there under another name', async () => {
    const { state, code } = await told('04-dockerfile#with-a-name', 'with-a-name', [
      'docker build -f hello.Dockerfile -t sem04/helo .',
    ]);
    assert.deepEqual([state, code], ['near', 'feedback.image.named']);
  });
  it('a greeting from another image, or of a container that is gone, is no greeting of this image', async () => {
    const other = await told('04-dockerfile#run-it', 'run-it', ['docker run golang:1.23-alpine echo Hello World']);
    assert.deepEqual([other.state, other.code], ['near', 'feedback.container.image']);
    const gone = await told('04-dockerfile#run-it', 'run-it', ['docker run --rm sem04/hello']);
    assert.deepEqual([gone.state, gone.code], ['off', 'feedback.container.none-of']);
    const unbuilt = await told('04-dockerfile#mend', 'greeted', ['docker build -f mend.Dockerfile -t sem04/mended .']);
    assert.deepEqual([unbuilt.state, unbuilt.code], ['off', 'feedback.image.none']);
  });
  it('a build asks the daemon for its version too, and prints none', async () => {
    const { state } = await told('01-architecture#both-versions', 'both-versions', ['docker build .']);
    assert.notEqual(state, 'done');
  });
  it('the image is there without a name', async () => {
    const { code } = await told('04-dockerfile#with-a-name', 'with-a-name', ['docker build -f hello.Dockerfile .']);
    assert.equal(code, 'feedback.image.nameless');
  });
  it('the image is there and too heavy', async () => {
    const heavy = { 'hello.Dockerfile': `${BUILD}FROM golang:1.23-alpine\nCOPY --from=build /build/hello.out /\n` };
    const { code, difference } = await told(
      '05-layers#multi-stage',
      'light',
      ['docker build -f hello.Dockerfile -t x .'],
      heavy,
    );
    assert.equal(code, 'feedback.image.heavy');
    assert.equal(difference?.expected, '≤ 15MB');
  });
  it('the container comes from the older image', async () => {
    const lines = ['docker run sem04/hello', 'docker build -f hello.Dockerfile -t sem04/hello .'];
    const { state, code } = await told('05-layers#multi-stage', 'greeted', lines, TWO);
    assert.deepEqual([state, code], ['near', 'feedback.container.older-image']);
  });
  it('the container comes from the older image, and failed in it', async () => {
    const lines = ['docker run sem04/hello ls /nosuch', 'docker build -f hello.Dockerfile -t sem04/hello .'];
    const { state, code } = await told('05-layers#multi-stage', 'greeted', lines, TWO);
    assert.deepEqual([state, code], ['near', 'feedback.container.older-image']);
  });
  it('the command is the right one, but it failed', async () => {
    const { state, code } = await told('05-layers#see-history', 'see-history', ['docker history sem04/helo']);
    assert.deepEqual([state, code], ['near', 'feedback.call.failed']);
  });
  it('the repository is there, the tag is not', async () => {
    const lines = ['docker tag alpine:3.21 localhost:5000/sem04/alpine', 'docker push localhost:5000/sem04/alpine'];
    const { state, code, difference } = await told('01-architecture#push-alpine', 'pushed', lines);
    assert.deepEqual([state, code, difference], ['near', 'feedback.pushed.tag', { expected: 'v1', got: 'latest' }]);
  });
});

describe('what was to stay', () => {
  it('brings nothing to whoever has done nothing', async () => {
    const points = async (line: string) =>
      (await checksAfter('04-dockerfile#remove', [line])).map(({ state, earned }) => [state, earned]);
    assert.deepEqual(await points('docker images'), [
      ['off', 0],
      ['done', 0],
    ]);
    assert.deepEqual(await points('docker rmi $(docker images -qf dangling=true)'), [
      ['done', 0.5],
      ['done', 0.5],
    ]);
    assert.deepEqual(await points('docker rmi $(docker images -qf dangling=true) alpine:3.21'), [
      ['done', 0.5],
      ['near', 0],
    ]);
  });
});

describe('a known mistake is met on the host', () => {
  const met = async (place: string, lines: readonly string[]): Promise<string | null> => {
    const [id = '', name = ''] = place.split('#');
    const { quiz, question, index } = courseQuestion(`docker/${id}`, name);
    const start = await solvedStart(quiz, index, SEED, AT);
    const { host, ran } = await act(start, { files: {}, lines }, AT);
    return (await grade(quiz, question, { start, host, ran, response: { kind: 'host' }, shown: '' })).misconception;
  };

  it('by the state that it leads to, whatever the way there', async () => {
    assert.equal(
      await met('01-architecture#push-alpine', ['docker image tag alpine:3.21 localhost:5000/sem04/alpine:v1']),
      'tag-only',
    );
    assert.equal(
      await met('04-dockerfile#with-a-name', ['docker build -q --tag other/name --file hello.Dockerfile .']),
      'other-name',
    );
  });
  it('by its command, where several lead to one state', async () => {
    assert.equal(await met('01-architecture#both-versions', ['docker --version']), 'client-only');
    const server = "docker version --format '{{.Server.Version}}'";
    assert.equal(await met('01-architecture#both-versions', [server]), 'server-alone');
    assert.equal(await met('01-architecture#both-versions', ['docker --version', 'docker image ls']), null);
  });
  it('and what prints both versions is right, whichever command it is', async () => {
    for (const line of ['docker info', 'docker version'])
      assert.equal((await checksAfter('01-architecture#both-versions', [line]))[0]?.state, 'done', line);
  });
  it('whose text is said to nobody who came there by another way', async () => {
    const push = ['docker tag alpine:3.21 localhost:5000/sem04/alpine:v1', 'docker push localhost:5000/sem04/alpine'];
    assert.equal(await met('01-architecture#push-alpine', push), null, 'the push failed: it is not the tag alone');
    assert.equal(
      await met('04-dockerfile#first-build', ['docker build -f hello.dockerfile .']),
      null,
      'a file was named',
    );
    assert.equal(await met('04-dockerfile#remove', ['docker rmi -f $(docker images -q)']), null, 'nobody used -a');
    assert.equal(await met('04-dockerfile#remove', ['docker rmi -f $(docker images -aq)']), null, 'it was another -a');
    assert.equal(await met('04-dockerfile#remove', ['docker system prune -af']), null, 'another command');
    assert.equal(await met('04-dockerfile#remove', ['docker image prune --all --force']), 'everything');
    assert.equal(await met('04-dockerfile#second-name', ['docker tag sem04/hello other']), null, 'it is not v1:latest');
    const changed = ['docker tag golang:1.23-alpine sem04/hello', 'docker rmi alpine:3.21'];
    assert.equal(await met('04-dockerfile#with-a-name', changed), null, 'more was done than that');
  });
  it('looking around is no mistake', async () => {
    assert.equal(await met('04-dockerfile#remove', ['docker image ls -a', 'docker ps']), null);
    assert.equal(await met('01-architecture#both-versions', ['docker image ls']), null);
  });
  it('nor is printing what a container should print', async () => {
    assert.equal(await met('04-dockerfile#run-it', ['echo Hello World']), null);
    const checks = await checksAfter('04-dockerfile#run-it', ['echo Hello World']);
    assert.equal(checks[0]?.state, 'off');
  });
});

describe('a list that was asked for', () => {
  const state = async (...lines: readonly string[]) =>
    (await checksAfter('01-architecture#local-images', lines))[0]?.state;
  it('counts when it was seen', async () => {
    assert.equal(await state('docker image ls'), 'done');
    assert.equal(await state('docker images -q | cat'), 'done');
    assert.equal(await state('docker images > list.txt', 'cat list.txt'), 'done');
    assert.equal(await state('for id in $(docker images -q); do echo "image $id"; done'), 'done');
  });
  it('and not when it was handed on to another command, or kept unread', async () => {
    assert.equal(await state('docker rmi -f $(docker images -aq)'), 'near');
    assert.equal(await state('docker images > list.txt'), 'near');
  });
});
