/** The glossary: words for each entry in both languages, and what it quotes of Docker is what this host prints. */
import assert from 'node:assert/strict';
import { manual } from '../../../src/docker/index.ts';
import { hasWords, offersOf, words } from '../../../src/locale/index.ts';
import { LOCALES } from '../../../src/quiz/index.ts';
import { helpOn, optionsOf } from '../../../src/tutor/manual.ts';
import { ACTS, WISHES } from '../../../src/tutor/talk/acts.ts';
import { ACTS_ASKED } from '../../../src/tutor/talk/asked/acts.ts';
import { ARCHITECTURE_ASKED } from '../../../src/tutor/talk/asked/architecture.ts';
import { AROUND_ASKED } from '../../../src/tutor/talk/asked/around.ts';
import { BUILDING_ASKED } from '../../../src/tutor/talk/asked/building.ts';
import { CONTAINERS_ASKED } from '../../../src/tutor/talk/asked/containers.ts';
import { DOCKERFILE_ASKED } from '../../../src/tutor/talk/asked/dockerfile.ts';
import { ERRORS_ASKED } from '../../../src/tutor/talk/asked/errors.ts';
import { IMAGES_ASKED } from '../../../src/tutor/talk/asked/images.ts';
import { KEEPING_ASKED } from '../../../src/tutor/talk/asked/keeping.ts';
import { LIVING_ASKED } from '../../../src/tutor/talk/asked/living.ts';
import { PRINTED_ASKED } from '../../../src/tutor/talk/asked/printed.ts';
import { REACHING_ASKED } from '../../../src/tutor/talk/asked/reaching.ts';
import { STORAGE_ASKED } from '../../../src/tutor/talk/asked/storage.ts';
import { WRITING_ASKED } from '../../../src/tutor/talk/asked/writing.ts';
import { EXPLAINED } from '../../../src/tutor/talk/explained.ts';
import { find, phrasesOf } from '../../../src/tutor/talk/find.ts';
import { GLOSSARY } from '../../../src/tutor/talk/glossary/index.ts';
import { topic } from '../../../src/tutor/talk/say-topic.ts';
import { wishIn } from '../../../src/tutor/talk/wish.ts';
import { itFor } from '../../length.ts';
import { sit } from '../rig.ts';
import { aboutOf, ask, ONE_TASK } from './rig.ts';

describe('the glossary', () => {
  it('has eighty entries and more, each with words and a name in both languages', () => {
    assert.ok(GLOSSARY.length >= 80);
    assert.equal(new Set(GLOSSARY.map(({ key }) => key)).size, GLOSSARY.length);
    for (const { key } of GLOSSARY)
      for (const locale of LOCALES)
        for (const prefix of ['topic', 'offer'])
          assert.ok(hasWords(locale, `tutor.${prefix}.${key}`), `${locale} ${key}`);
  });

  it('a name that is pressed leads to its entry, in both languages', async () => {
    const lost: string[] = [];
    for (const { key } of GLOSSARY) {
      for (const locale of LOCALES) {
        const question = words(locale, `tutor.offer.${key}`, {});
        const about = aboutOf((await ask(ONE_TASK, { question })).step);
        if (!about.includes(key)) lost.push(`${key}: ${question} → ${about.join(', ')}`);
      }
    }
    assert.deepEqual(lost, []);
  });

  it('what an entry lies near to is there', () => {
    const keys = new Set(GLOSSARY.map(({ key }) => key));
    for (const { key, near = [] } of GLOSSARY) for (const each of near) assert.ok(keys.has(each), `${key}: ${each}`);
    assert.equal(offersOf('ru', topic('image')).length, 3);
  });

  const all = [...GLOSSARY, ...ACTS].flatMap(({ key, asked }) => phrasesOf(asked).map(phrase => ({ key, phrase })));
  itFor('a phrase finds the entry that has it', { quick: 200, usual: 1600, full: all.length }, async length => {
    const every = Math.ceil(all.length / length);
    const lost = all
      .filter((_, at) => at % every === 0)
      .filter(({ key, phrase }) => {
        const [best, second] = find(phrase);
        return best?.key !== key && !(second?.key === key && second.likeness === best?.likeness);
      })
      .map(({ key, phrase }) => `${phrase} → ${find(phrase)[0]?.key}, not ${key}`);
    assert.deepEqual(lost, []);
  });

  it('what can be wished for is wished for by its own name', () => {
    for (const wish of WISHES)
      for (const locale of LOCALES)
        if (hasWords(locale, `tutor.offer.${wish}`) && wish !== 'reset')
          assert.equal(wishIn(words(locale, `tutor.offer.${wish}`, {})), wish);
  });
});

describe('further ways of asking', () => {
  it('are of entries that there are, none without', () => {
    const further = {
      ...ARCHITECTURE_ASKED,
      ...IMAGES_ASKED,
      ...CONTAINERS_ASKED,
      ...STORAGE_ASKED,
      ...LIVING_ASKED,
      ...REACHING_ASKED,
      ...KEEPING_ASKED,
      ...DOCKERFILE_ASKED,
      ...BUILDING_ASKED,
      ...AROUND_ASKED,
      ...PRINTED_ASKED,
      ...ERRORS_ASKED,
      ...WRITING_ASKED,
    };
    const keys = new Set(GLOSSARY.map(({ key }) => key));
    assert.deepEqual(
      Object.keys(further).filter(key => !keys.has(key)),
      [],
    );
    assert.deepEqual(Object.keys(ACTS_ASKED).toSorted(), ACTS.map(({ key }) => key).toSorted());
  });
});

describe('flags in the tutor’s own words', () => {
  it('are those that the client has, and have words in both languages', () => {
    for (const [command, flags] of Object.entries(EXPLAINED)) {
      for (const flag of flags) {
        for (const locale of LOCALES)
          assert.ok(hasWords(locale, `tutor.flag.${command}.${flag}`), `${command} ${flag}`);
        if (/^[A-Z]/.test(command)) continue;
        const help = helpOn(command.includes('-') ? command.split('-') : [command]);
        assert.ok(help !== null && optionsOf(help, flag).length === 1, `${command} ${flag}`);
        assert.equal(help.short, command);
      }
    }
    assert.ok(manual().length > 100);
  });
});

/** What leads to an error on the host, and the entry that tells of it. */
const ERRORS: readonly {
  readonly key: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
}[] = [
  { key: 'e-no-dockerfile', lines: ['docker build .'] },
  { key: 'e-copy-not-found', files: { Dockerfile: 'FROM alpine:3.21\nCOPY nosuch /\n' }, lines: ['docker build .'] },
  {
    key: 'e-port-allocated',
    lines: ['docker run -d -p 8080:80 alpine:3.21 sleep 100', 'docker run -d -p 8080:80 alpine:3.21 sleep 100'],
  },
  { key: 'e-name-in-use', lines: ['docker run --name web alpine:3.21 true', 'docker run --name web alpine:3.21 true'] },
  { key: 'e-image-in-use', lines: ['docker run alpine:3.21 true', 'docker rmi alpine:3.21'] },
  { key: 'e-container-running', lines: ['docker run -d --name web alpine:3.21 sleep 100', 'docker rm web'] },
  { key: 'e-not-running', lines: ['docker run --name web alpine:3.21 true', 'docker exec web ls'] },
  { key: 'e-no-daemon', lines: ['DOCKER_HOST=tcp://127.0.0.1:2375 docker ps'] },
  { key: 'e-denied', lines: ['docker pull nosuch'] },
  { key: 'e-manifest-unknown', lines: ['docker pull alpine:9.99'] },
  { key: 'e-no-such-image', lines: ['docker rmi nosuch'] },
  { key: 'e-no-such-container', lines: ['docker rm nosuch'] },
  { key: 'e-lowercase', lines: ['docker build -t App .'] },
  { key: 'e-invalid-reference', lines: ['docker run alpine:'] },
  { key: 'e-unknown-instruction', files: { Dockerfile: 'FROM alpine:3.21\nRUM ls\n' }, lines: ['docker build .'] },
  { key: 'e-stage-name', files: { Dockerfile: 'FROM nosuch\nRUN ls\n' }, lines: ['docker build .'] },
  { key: 'e-not-in-path', lines: ['docker run alpine:3.21 bash'] },
  { key: 'e-build-step', files: { Dockerfile: 'FROM alpine:3.21\nRUN false\n' }, lines: ['docker build .'] },
  {
    // Told at the end of much that was printed before.
    key: 'e-build-step',
    files: {
      'main.go': 'package main\n',
      Dockerfile: 'FROM golang:1.23-alpine\nCOPY main.go .\nRUN go build main.go\n',
    },
    lines: ['docker build .'],
  },
  { key: 'e-build-argument', lines: ['docker build'] },
  { key: 'e-unknown-flag', lines: ['docker images --nosuch'] },
  { key: 'e-unknown-command', lines: ['docker biuld .'] },
  { key: 'e-not-tty', lines: ['echo hi | docker run -it alpine:3.21 cat'] },
  { key: 'e-permission', lines: ['docker run --user nobody alpine:3.21 touch /x'] },
  { key: 'e-command-not-found', lines: ['nosuchcommand'] },
  { key: 'e-not-executable', lines: ['docker run alpine:3.21 /etc/passwd'] },
  {
    key: 'e-interpreter',
    files: {
      'run.sh': '#!/bin/nosuch\n',
      Dockerfile: 'FROM alpine:3.21\nCOPY --chmod=755 run.sh /\nCMD ["/run.sh"]\n',
    },
    lines: ['docker build -q -t script .', 'docker run script'],
  },
  {
    key: 'e-go-mod',
    files: {
      'main.go': 'package main\n\nfunc main() {}\n',
      Dockerfile: 'FROM golang:1.23-alpine\nWORKDIR /src\nCOPY main.go .\nRUN go build .\n',
    },
    lines: ['docker build .'],
  },
  { key: 'e-no-such-host', lines: ['docker pull registry.example.com/x'] },
  { key: 'e-refused', lines: ['docker pull localhost:9/x'] },
  {
    key: 'e-still-used',
    lines: [
      'docker volume create data',
      'docker run --name box -v data:/data alpine:3.21 true',
      'docker volume rm data',
    ],
  },
  { key: 'e-mount-kind', lines: ['docker run -v /home/student:/etc/passwd alpine:3.21 true'] },
  { key: 'e-no-such-file', lines: ['cat nosuch'] },
];

describe('errors by what they print', () => {
  for (const { key, files = {}, lines } of ERRORS) {
    it(`${key}: ${lines.join('; ')}`, async () => {
      const { does, attempt } = await sit(ONE_TASK);
      const edits = Object.entries(files).map(([path, text]) => ({ path, text }));
      if (edits.length > 0) await does({ kind: 'edit', edits });
      await does(...lines);
      const { said } = await does({ kind: 'ask', text: 'не работает' });
      assert.ok(
        said.some(({ code }) => code === `tutor.topic.${key}`),
        said.map(({ code, data }) => `${code} ${data.error ?? ''}`).join('\n'),
      );
      // What the entry quotes first is what was printed.
      const { stdout = '', stderr = '', ending } = attempt().ran.at(-1) ?? {};
      const message = ending !== undefined && 'message' in ending ? ending.message : '';
      for (const locale of LOCALES) {
        const quoted = /`([^`]+)`/.exec(words(locale, `tutor.topic.${key}`, {}))?.[1] ?? '';
        for (const part of quoted
          .split(/…|\bN\b/)
          .map(each => each.trim())
          .filter(each => each.length > 3))
          assert.ok(
            `${stderr}${stdout}${message}`.includes(part),
            `${locale}: «${part}» is not in\n${stderr}${stdout}`,
          );
      }
    });
  }
});
