/** Commands about containers that failed, and programs that ended badly. */
import { BUILD, GO, LAST, named, type Sentence } from './sentence.ts';

export const CONTAINERS: readonly Sentence[] = [
  {
    code: 'coach.run.bad-name',
    place: '04-dockerfile#run-it',
    leads: { lines: ['docker run --name h sem04/hello'] },
    leadsNot: { lines: ['docker run --name hi sem04/nosuch'] },
    says: ['h'],
  },
  {
    code: 'coach.run.no-image',
    leads: { lines: ['docker run nosuch'] },
    leadsNot: { lines: ['docker run hello'] },
    says: ['nosuch'],
  },
  {
    code: 'coach.run.near-image',
    leads: { lines: ['docker run hello'] },
    leadsNot: { lines: ['docker run nosuch'] },
    says: ['hello', 'sem04/hello'],
  },
  {
    code: 'coach.run.name-taken',
    leads: { lines: ['docker run --name taken alpine:3.21 true', 'docker run --name taken alpine:3.21 true'] },
    leadsNot: { lines: ['docker run --name taken alpine:3.21 true'] },
    says: ['taken'],
  },
  {
    code: 'coach.run.no-program',
    leads: { lines: ['docker run alpine:3.21 nosuch'] },
    leadsNot: { lines: ['docker run alpine:3.21 ls /nosuch'] },
    says: ['nosuch'],
  },
  {
    code: 'coach.run.late-flag',
    leads: { lines: ['docker run alpine:3.21 touch /note --name other'] },
    leadsNot: { lines: ['docker run --name other alpine:3.21 ls /nosuch'] },
    says: ['--name'],
  },
  {
    code: 'coach.run.said',
    leads: { lines: ['docker run alpine:3.21 ls /nosuch'] },
    leadsNot: { lines: ["docker run alpine:3.21 sh -c 'exit 3'"] },
    says: ['1', '/nosuch'],
  },
  {
    code: 'coach.run.exit',
    leads: { lines: ["docker run alpine:3.21 sh -c 'exit 3'"] },
    leadsNot: { lines: ['docker run alpine:3.21 true'] },
    says: ['3'],
  },
  {
    code: 'coach.run.rm',
    leads: { lines: ['docker build -q -f hello.Dockerfile -t other .', 'docker run --rm other'] },
    leadsNot: { lines: ['docker build -q -f hello.Dockerfile -t other .', 'docker run other'] },
    says: ['--rm'],
  },
  {
    code: 'coach.rm.image',
    leads: { lines: ['docker rm sem04/hello:latest'] },
    leadsNot: { lines: ['docker rm nosuch'] },
    says: ['docker rmi', 'sem04/hello:latest'],
  },
  {
    code: 'coach.container.none',
    leads: { lines: ['docker start nosuch'] },
    leadsNot: { lines: ['docker rm sem04/hello:latest'] },
    says: ['nosuch'],
  },
  {
    code: 'coach.container.is-image',
    place: '04-dockerfile#second-name',
    leads: { lines: ['docker rename sem04/hello sem04/hello:v1'] },
    leadsNot: { lines: ['docker rename nosuch sem04/hello:v1'] },
    says: ['sem04/hello'],
  },
  {
    code: 'coach.container.stopped',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21', 'docker exec box touch /note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21', 'docker exec bxo touch /note'] },
    says: ['box'],
  },
  {
    code: 'coach.container.near',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21', 'docker exec bxo touch /note'] },
    leadsNot: { lines: ['docker exec bxo touch /note'] },
    says: ['bxo', 'box'],
  },
  {
    code: 'coach.run.quoted',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 "touch /note"'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 tuoch /note'] },
    says: ['touch /note'],
  },
  {
    code: 'coach.run.single-quotes',
    leads: { lines: [...GO, 'docker run sem04/hello'], files: named(BUILD + LAST.replaceAll('"', "'")) },
    leadsNot: {
      lines: [...GO, 'docker run sem04/hello'],
      files: named(BUILD + LAST.replace('["hello.out"]', 'nosuch')),
    },
    says: ['CMD', '8'],
  },
  {
    code: 'coach.run.processor',
    leads: {
      lines: [...GO, 'docker run sem04/hello'],
      files: named((BUILD + LAST).replace('RUN go', 'RUN GOARCH=amd64 go')),
    },
    leadsNot: { lines: [...GO, 'docker run sem04/hello nosuch'], files: named(BUILD + LAST) },
    says: ['GOARCH=amd64', '5', 'linux/arm64'],
  },
  {
    code: 'coach.run.program',
    place: '04-dockerfile#run-it',
    leads: { lines: ['docker run hello.out'] },
    leadsNot: { lines: ['docker run helo.out'] },
    says: ['hello.out', 'sem04/hello:latest'],
  },
  {
    code: 'coach.run.no-command',
    place: '04-dockerfile#run-it',
    leads: { lines: ['docker run --entrypoint "" sem04/hello'] },
    leadsNot: { lines: ['docker run --entrypoint nosuch sem04/hello'] },
    says: ['--entrypoint'],
  },
  {
    code: 'coach.run.elsewhere',
    leads: {
      lines: [...GO, 'docker run sem04/hello'],
      files: named(BUILD + LAST.replace('["hello.out"]', '["/hello.out"]')),
    },
    leadsNot: {
      lines: [...GO, 'docker run sem04/hello'],
      files: named(BUILD + LAST.replace('["hello.out"]', '["/nosuch"]')),
    },
    says: ['/hello.out', '/bin/hello.out'],
  },
  {
    code: 'coach.run.list',
    leads: { lines: [...GO, 'docker run sem04/hello'], files: named(BUILD + LAST.replace('"]', '"')) },
    leadsNot: { lines: [...GO, 'docker run sem04/hello'], files: named(BUILD + LAST.replaceAll('"', "'")) },
    says: ['CMD', '8'],
  },
  {
    code: 'coach.rm.done',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 touch /note', 'docker rm box'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 touch /other', 'docker rm nosuch'] },
    says: ['box'],
  },
  {
    code: 'coach.run.not-executable',
    leads: {
      lines: [...GO, 'docker run sem04/hello'],
      files: named(BUILD + LAST.replace('/build/hello.out', '/build/main.go')),
    },
    leadsNot: { lines: [...GO, 'docker run sem04/hello nosuch'], files: named(BUILD + LAST) },
    says: ['hello.out'],
  },
];
