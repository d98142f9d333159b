/** Commands about images that failed or did nothing. */
import { ALPINE, type Sentence } from './sentence.ts';

export const IMAGES: readonly Sentence[] = [
  {
    code: 'coach.prune.other',
    place: '04-dockerfile#remove',
    leads: { lines: ['docker container prune -f'] },
    leadsNot: { lines: ['docker container ls -a'] },
    says: ['docker container prune'],
  },
  {
    code: 'coach.prune.unanswered',
    place: '04-dockerfile#remove',
    leads: { lines: ['docker image prune'] },
    leadsNot: { lines: ['docker container prune -f'] },
    says: ['docker image prune'],
  },
  {
    code: 'coach.push.no-name',
    place: '01-architecture#push-alpine',
    leads: { lines: [`docker push ${ALPINE}`] },
    leadsNot: { lines: ['docker push alpine:3.21'] },
    says: [ALPINE],
  },
  {
    code: 'coach.push.away',
    place: '01-architecture#push-alpine',
    leads: { lines: ['docker tag alpine:3.21 localhost:5001/a', 'docker push localhost:5001/a'] },
    leadsNot: { lines: ['docker tag alpine:3.21 localhost:5000/a', 'docker push localhost:5000/a'] },
    says: ['localhost:5001'],
  },
  {
    code: 'coach.push.hub',
    place: '01-architecture#push-alpine',
    leads: { lines: ['docker push alpine:3.21'] },
    leadsNot: { lines: ['docker push nosuch'] },
    says: ['alpine:3.21'],
  },
  {
    code: 'coach.pull.none',
    leads: { lines: ['docker pull alpine:99'] },
    leadsNot: { lines: ['docker pull alpine:3.20'] },
    says: ['alpine:99'],
  },
  {
    code: 'coach.rmi.used',
    leads: { lines: ['docker run --name user alpine:3.21 true', 'docker rmi alpine:3.21'] },
    leadsNot: { lines: ['docker rmi nosuch'] },
  },
  {
    code: 'coach.rmi.names',
    leads: { lines: ['docker tag golang:1.23-alpine other/go', 'docker rmi $(docker images -q golang:1.23-alpine)'] },
    leadsNot: { lines: ['docker rmi nosuch'] },
  },
  {
    code: 'coach.rmi.nameless',
    place: '04-dockerfile#remove',
    leads: { lines: ["docker rmi '<none>'"] },
    leadsNot: { lines: ['docker rmi nosuch'] },
    says: ['<none>'],
  },
  {
    code: 'coach.image.none',
    leads: { lines: ['docker rmi nosuch'] },
    leadsNot: { lines: ['docker history sem04/helo'] },
    says: ['nosuch'],
  },
  {
    code: 'coach.image.near',
    place: '05-layers#see-history',
    leads: { lines: ['docker history sem04/helo'] },
    leadsNot: { lines: ['docker history nosuch'] },
    says: ['sem04/helo', 'sem04/hello'],
  },
  {
    code: 'coach.tag.reversed',
    place: '04-dockerfile#second-name',
    leads: { lines: ['docker tag sem04/hello:v1 sem04/hello'] },
    leadsNot: { lines: ['docker tag nosuch sem04/hello:v1'] },
    says: ['sem04/hello:v1', 'sem04/hello'],
  },
  {
    code: 'coach.prune.nothing',
    place: '04-dockerfile#remove',
    leads: { lines: ['docker image prune -f --filter until=240h'] },
    leadsNot: { lines: ['docker image ls'] },
    says: ['docker image prune -f --filter until=240h'],
  },
];
