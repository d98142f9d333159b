/** How names, registries and what was to stay or go differ. */
import { ALPINE, type Sentence } from './sentence.ts';

export const KEPT: readonly Sentence[] = [
  {
    code: 'feedback.same-image.as',
    place: '04-dockerfile#second-name',
    leads: { lines: ['docker tag alpine:3.21 sem04/hello:v1'] },
    leadsNot: { lines: ['docker tag sem04/hello v1'] },
    says: ['alpine:3.21', 'sem04/hello:v1'],
  },
  {
    code: 'feedback.gone.named',
    place: '04-dockerfile#remove',
    leads: { lines: ['docker tag $(docker images -qf dangling=true) kept'] },
    leadsNot: { lines: ['docker images'] },
    says: ['kept'],
  },
  {
    code: 'feedback.kept.gone',
    place: '04-dockerfile#remove',
    leads: { lines: ['docker rmi -f $(docker images -qf dangling=true) alpine:3.21'] },
    leadsNot: { lines: ['docker tag golang:1.23-alpine alpine:3.21'] },
    says: ['alpine:3.21'],
  },
  {
    code: 'feedback.kept.moved',
    place: '04-dockerfile#remove',
    leads: { lines: ['docker tag alpine:3.21 keep/it', 'docker tag golang:1.23-alpine alpine:3.21'] },
    leadsNot: { lines: ['docker tag alpine:3.21 keep/it', 'docker rmi alpine:3.21'] },
    says: ['alpine:3.21'],
  },
  {
    code: 'feedback.kept.nameless',
    place: '04-dockerfile#remove',
    leads: { lines: ['docker tag alpine:3.21 keep/it', 'docker rmi alpine:3.21'] },
    leadsNot: { lines: ['docker tag alpine:3.21 keep/it', 'docker tag golang:1.23-alpine alpine:3.21'] },
    says: ['alpine:3.21'],
  },
  {
    code: 'feedback.pushed.elsewhere',
    place: '01-architecture#push-alpine',
    leads: { lines: ['docker tag alpine:3.21 localhost:5000/alpine:v1', 'docker push localhost:5000/alpine:v1'] },
    leadsNot: { lines: [`docker tag alpine:3.21 ${ALPINE}`] },
    says: ['localhost:5000/alpine', 'localhost:5000/sem04/alpine'],
  },
  {
    code: 'feedback.pushed.name-only',
    place: '01-architecture#push-alpine',
    leads: { lines: [`docker tag alpine:3.21 ${ALPINE}`, 'docker images'] },
    leadsNot: { lines: ['docker tag alpine:3.21 localhost:5000/alpine:v1'] },
    says: [ALPINE],
  },
  {
    code: 'feedback.pushed.tag',
    place: '01-architecture#push-alpine',
    leads: {
      lines: ['docker tag alpine:3.21 localhost:5000/sem04/alpine', 'docker push localhost:5000/sem04/alpine'],
    },
    leadsNot: { lines: ['docker tag alpine:3.21 localhost:5000/sem04/alpine'] },
    says: ['v1'],
  },
  {
    code: 'feedback.pushed.other',
    place: '01-architecture#push-alpine',
    leads: { lines: [`docker tag golang:1.23-alpine ${ALPINE}`, `docker push ${ALPINE}`] },
    leadsNot: { lines: [`docker tag golang:1.23-alpine ${ALPINE}`] },
    says: ['alpine:3.21'],
  },
  {
    code: 'feedback.same-image.built',
    place: '04-dockerfile#second-name',
    leads: {
      lines: ["printf 'FROM alpine:3.21\\nRUN touch /x\\n' > x.txt", 'docker build -q -f x.txt -t sem04/hello:v1 .'],
    },
    leadsNot: { lines: ['docker tag alpine:3.21 sem04/hello:v1'] },
    says: ['sem04/hello:v1'],
  },
  {
    code: 'feedback.same-image.new',
    place: '04-dockerfile#second-name',
    leads: { lines: ['docker run --name some alpine:3.21', 'docker commit some sem04/hello:v1'] },
    leadsNot: { lines: ['docker tag alpine:3.21 sem04/hello:v1'] },
    says: ['sem04/hello:v1'],
  },
];
