/** How a container differs. */
import { BUILD, GO, LAST, named, type Sentence } from './sentence.ts';

export const RAN: readonly Sentence[] = [
  {
    code: 'feedback.container.other-image',
    place: '04-dockerfile#run-it',
    leads: { lines: ['docker run alpine:3.21 echo other'] },
    leadsNot: { lines: ['docker images'] },
    says: ['alpine:3.21', 'sem04/hello'],
  },
  {
    code: 'feedback.container.command',
    place: '04-dockerfile#run-it',
    leads: { lines: ['docker run sem04/hello echo Hello World'] },
    leadsNot: { lines: ['docker create sem04/hello'] },
    says: ['echo Hello World', 'sem04/hello'],
  },
  {
    code: 'feedback.container.program',
    place: '04-dockerfile#run-it',
    leads: {
      lines: [
        'docker create --name mine sem04/hello',
        'chmod +x x.sh',
        'docker cp x.sh mine:/usr/local/app/hello.out',
        'docker start mine',
      ],
      files: { 'x.sh': '#!/bin/sh\necho Hello World\n' },
    },
    leadsNot: { lines: ['docker run sem04/hello echo Hello World'] },
  },
  {
    code: 'feedback.container.not-run',
    place: '04-dockerfile#run-it',
    leads: { lines: ['docker create --name mine sem04/hello'] },
    leadsNot: { lines: ['docker run sem04/hello echo Hello World'] },
    says: ['mine'],
  },
  {
    code: 'feedback.container.image',
    place: '04-dockerfile#run-it',
    leads: { lines: ['docker run golang:1.23-alpine echo Hello World'] },
    leadsNot: { lines: ['docker run golang:1.23-alpine echo other'] },
    says: ['golang:1.23-alpine'],
  },
  {
    code: 'feedback.container.name',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name bxo alpine:3.21 touch /note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 ls'] },
    says: ['bxo'],
  },
  {
    code: 'feedback.container.change-place',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 touch /tmp/note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 touch /tmp/other'] },
    says: ['/tmp/note'],
  },
  {
    code: 'feedback.container.change-directory',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 mkdir /note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 ln -s /tmp /note'] },
    says: ['/note'],
  },
  {
    code: 'feedback.container.change-symlink',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 ln -s /etc/hosts /note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 mkdir /note'] },
    says: ['/note'],
  },
  {
    code: 'feedback.container.printed-otherwise',
    leads: {
      files: named(
        `${BUILD}${LAST.replace('["hello.out"]', '["sh", "-c", "hello.out > /dev/null; echo Hello World"]')}`,
      ),
      lines: [...GO, 'docker run sem04/hello'],
    },
    leadsNot: {
      files: named(`${BUILD}${LAST.replace('["hello.out"]', '["sh", "-c", "hello.out > /dev/null"]')}`),
      lines: [...GO, 'docker run sem04/hello'],
    },
    says: ['/bin/hello.out'],
  },
  {
    code: 'feedback.container.older-image',
    leads: { files: named(`${BUILD}${LAST}`), lines: ['docker run sem04/hello', ...GO] },
    leadsNot: { files: named(`${BUILD}${LAST}`), lines: [...GO, 'docker run alpine:3.21 echo Hello World'] },
    says: ['sem04/hello:latest'],
  },
  {
    code: 'feedback.container.change-other',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 touch note.txt'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 ls'] },
    says: ['/note'],
  },
  {
    code: 'feedback.container.change',
    place: '05-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 ls'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 touch note.txt'] },
    says: ['/note'],
  },
];
