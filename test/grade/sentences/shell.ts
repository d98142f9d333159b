/** Lines that the shell took for itself. */
import type { Sentence } from './sentence.ts';

export const SHELL: readonly Sentence[] = [
  { code: 'coach.shell.docker', leads: { lines: ['dokcer ps'] }, leadsNot: { lines: ['docker ps'] }, says: ['dokcer'] },
  { code: 'coach.shell.bare', leads: { lines: ['images'] }, leadsNot: { lines: ['imagery'] }, says: ['images'] },
  {
    code: 'coach.shell.unknown',
    leads: { lines: ['imagery'] },
    leadsNot: { lines: ['cat nosuch'] },
    says: ['imagery'],
  },
  {
    code: 'coach.shell.daemon',
    leads: { lines: ['dockerd --version'] },
    leadsNot: { lines: ['dockr --version'] },
    says: ['dockerd'],
  },
  {
    code: 'coach.shell.angle',
    place: '04-dockerfile#remove',
    leads: { lines: ['docker rmi <none>'] },
    leadsNot: { lines: ["docker rmi '<none>'"] },
    says: ['<none>'],
  },
  {
    code: 'coach.shell.on-host',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21', 'touch /note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 touch /other', 'ls'] },
    says: ['touch /note'],
  },
  { code: 'coach.shell.case', leads: { lines: ['Docker ps'] }, leadsNot: { lines: ['docker ps'] }, says: ['Docker'] },
  {
    code: 'coach.shell.prompt',
    leads: { lines: ['$ docker images'] },
    leadsNot: { lines: ['docker images'] },
    says: ['$'],
  },
  {
    code: 'coach.shell.cyrillic',
    leads: { lines: ['dосker ps'] },
    leadsNot: { lines: ['dokcer ps'] },
    says: ['dосker'],
  },
  {
    code: 'coach.shell.no-file',
    leads: { lines: ['./hello.out'] },
    leadsNot: { lines: ['hello.out'] },
    says: ['./hello.out'],
  },
  {
    code: 'coach.shell.backslash',
    place: '04-dockerfile#first-build',
    leads: { lines: ['docker build -f .\\hello.Dockerfile .'] },
    leadsNot: { lines: ['docker build -f ./helo.Dockerfile .'] },
    says: ['.\\hello.Dockerfile', './hello.Dockerfile'],
  },
  {
    code: 'coach.shell.redirection',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 echo note > /note'] },
    leadsNot: { lines: ["docker run --name box alpine:3.21 sh -c 'echo note > /other'"] },
    says: ['/note'],
  },
];
