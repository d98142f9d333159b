/** What the coach says to whom: for each sentence an answer that leads there, and one near it that must not. */

interface Deed {
  readonly lines: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

export interface Sentence {
  readonly code: string;
  /** Question of the course; `03-layers#multi-stage` where it is left out. */
  readonly place?: string;
  readonly leads: Deed;
  readonly leadsNot: Deed;
  /** Words that stand in it in both languages: names, numbers, places. */
  readonly says?: readonly string[];
}

const BUILD =
  'FROM golang:1.23-alpine AS build\nWORKDIR /build\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\n';
const LAST = 'FROM alpine:3.21\nCOPY --from=build /build/hello.out /bin/hello.out\nCMD ["hello.out"]\n';
const named = (text: string) => ({ 'hello.Dockerfile': text });
const GO = ['docker build -f hello.Dockerfile -t sem04/hello .'];
const mended = (text: string) => ({ 'mend.Dockerfile': `FROM golang:1.23-alpine\nWORKDIR /usr/local/app\n${text}` });
const MEND = ['docker build -f mend.Dockerfile -t sem04/mended .', 'docker run sem04/mended'];
const MENDED = 'ENV GO111MODULE=off\nCOPY main.go ./\nRUN go build -o hello.out ./\nCMD ["/usr/local/app/hello.out"]\n';
const ALPINE = 'localhost:5000/sem04/alpine:v1';

export const FAULTS: readonly Sentence[] = [
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
    place: '02-dockerfile#remove',
    leads: { lines: ['docker rmi <none>'] },
    leadsNot: { lines: ["docker rmi '<none>'"] },
    says: ['<none>'],
  },
  {
    code: 'coach.shell.on-host',
    place: '03-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21', 'touch /note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 touch /other', 'ls'] },
    says: ['touch /note'],
  },
  {
    code: 'coach.usage.group',
    place: '01-architecture#local-images',
    leads: { lines: ['docker image'] },
    leadsNot: { lines: ['docker image ls nosuch'] },
    says: ['docker image'],
  },
  {
    code: 'coach.prune.other',
    place: '02-dockerfile#remove',
    leads: { lines: ['docker container prune -f'] },
    leadsNot: { lines: ['docker container ls -a'] },
    says: ['docker container prune'],
  },
  {
    code: 'coach.name.file',
    place: '02-dockerfile#with-a-name',
    leads: { lines: ['docker tag hello.Dockerfile sem04/hello'] },
    leadsNot: { lines: ['docker tag Hello sem04/hello'] },
    says: ['hello.Dockerfile'],
  },
  {
    code: 'coach.build.name-is-file',
    place: '02-dockerfile#first-build',
    leads: { lines: ['docker build -t hello.Dockerfile .'] },
    leadsNot: { lines: ['docker build -t Hello .'] },
    says: ['hello.Dockerfile', '-t', '-f'],
  },
  {
    code: 'coach.build.elsewhere',
    place: '02-dockerfile#first-build',
    leads: { lines: ['cd ..', 'docker build -f hello.Dockerfile .'] },
    leadsNot: { lines: ['docker build -f helo.Dockerfile .'] },
    says: ['hello.Dockerfile', '/home/student'],
  },
  {
    code: 'coach.run.bad-name',
    place: '02-dockerfile#run-it',
    leads: { lines: ['docker run --name h sem04/hello'] },
    leadsNot: { lines: ['docker run --name hi sem04/nosuch'] },
    says: ['h'],
  },
  {
    // The image is not there for want of the build.
    code: 'coach.build.run-said',
    place: '02-dockerfile#mend',
    leads: { files: mended(MENDED.replace('ENV GO111MODULE=off\n', '')), lines: MEND },
    leadsNot: { files: mended(MENDED), lines: ['docker run sem04/mended'] },
    says: ['go.mod file not found'],
  },
  {
    code: 'coach.build.two-contexts',
    place: '02-dockerfile#first-build',
    leads: { lines: ['docker build -f hello.Dockerfile . .'] },
    leadsNot: { lines: ['docker build -f hello.Dockerfile'] },
  },
  {
    code: 'coach.usage.one-dash',
    place: '01-architecture#both-versions',
    leads: { lines: ['docker -version'] },
    leadsNot: { lines: ['docker --versoin'] },
    says: ['-version', '--version'],
  },
  {
    code: 'coach.prune.unanswered',
    place: '02-dockerfile#remove',
    leads: { lines: ['docker image prune'] },
    leadsNot: { lines: ['docker container prune -f'] },
    says: ['docker image prune'],
  },
  {
    code: 'coach.build.target',
    leads: {
      files: named(`${BUILD}${LAST}`),
      lines: ['docker build -f hello.Dockerfile -t sem04/hello --target build .', 'docker run sem04/hello'],
    },
    leadsNot: { files: named(`${BUILD}${LAST.replace('alpine:3.21', 'golang:1.23-alpine')}`), lines: GO },
    says: ['build', '--target'],
  },
  {
    code: 'coach.build.target-none',
    leads: { files: named(`${BUILD}${LAST}`), lines: ['docker build -f hello.Dockerfile --target nosuch .'] },
    leadsNot: { files: named(`${BUILD}${LAST}`), lines: ['docker build -f hello.Dockerfile --target build .'] },
    says: ['nosuch'],
  },
  { code: 'coach.usage.ls', leads: { lines: ['docker ls'] }, leadsNot: { lines: ['docker image ls'] } },
  {
    code: 'coach.usage.unknown',
    leads: { lines: ['docker frobnicate'] },
    leadsNot: { lines: ['docker imgaes'] },
    says: ['docker frobnicate'],
  },
  {
    code: 'coach.usage.misspelt',
    leads: { lines: ['docker imgaes'] },
    leadsNot: { lines: ['docker frobnicate'] },
    says: ['docker imgaes', 'docker images'],
  },
  {
    code: 'coach.usage.dash',
    leads: { lines: ['docker image -ls'] },
    leadsNot: { lines: ['docker image ls -x'] },
    says: ['-ls'],
  },
  {
    code: 'coach.usage.flag',
    leads: { lines: ['docker run --nmae x alpine:3.21'] },
    leadsNot: { lines: ['docker run alpine:3.21 ls --nmae'] },
    says: ['--nmae', 'docker run'],
  },
  {
    code: 'coach.usage.arguments',
    leads: { lines: ['docker tag sem04/hello'] },
    leadsNot: { lines: ['docker build -f hello.Dockerfile'] },
    says: ['docker tag'],
  },
  {
    code: 'coach.name.capitals',
    leads: { lines: ['docker build -f hello.Dockerfile -t Sem04/Hello .'] },
    leadsNot: { lines: ['docker build -f Hello.Dockerfile -t sem04/hello .'] },
    says: ['Sem04/Hello'],
  },
  {
    code: 'coach.build.no-context',
    leads: { lines: ['docker build -f hello.Dockerfile'] },
    leadsNot: { lines: ['docker build hello.Dockerfile'] },
  },
  {
    code: 'coach.build.context-file',
    leads: { lines: ['docker build hello.Dockerfile'] },
    leadsNot: { lines: ['docker build nosuch'] },
    says: ['hello.Dockerfile'],
  },
  {
    code: 'coach.build.context-none',
    leads: { lines: ['docker build nosuch'] },
    leadsNot: { lines: ['docker build hello.Dockerfile'] },
    says: ['nosuch'],
  },
  {
    code: 'coach.build.file-usual',
    leads: { lines: ['docker build .'] },
    leadsNot: { lines: ['docker build -f nosuch.txt .'] },
    says: ['Dockerfile'],
  },
  {
    code: 'coach.build.file-none',
    leads: { lines: ['docker build -f nosuch.txt .'] },
    leadsNot: { lines: ['docker build .'] },
    says: ['nosuch.txt'],
  },
  {
    code: 'coach.build.file-near',
    leads: { lines: ['docker build -f hello.dockerfile .'] },
    leadsNot: { lines: ['docker build -f nosuch.txt .'] },
    says: ['hello.dockerfile', 'hello.Dockerfile'],
  },
  {
    code: 'coach.build.unread',
    leads: { lines: GO, files: named('FRMO alpine:3.21\n') },
    leadsNot: { lines: GO, files: named('FROM alpnie:3.21\n') },
    says: ['1', 'FRMO'],
  },
  {
    code: 'coach.build.base-none',
    leads: { lines: GO, files: named('FROM nosuch-image\n') },
    leadsNot: { lines: GO, files: named('FROM alpnie:3.21\n') },
    says: ['nosuch-image'],
  },
  {
    code: 'coach.build.base-near',
    leads: { lines: GO, files: named('FROM alpnie:3.21\n') },
    leadsNot: { lines: GO, files: named('FROM nosuch-image\n') },
    says: ['alpnie:3.21', 'alpine:3.21'],
  },
  {
    code: 'coach.build.stage-near',
    leads: { lines: GO, files: named(`${BUILD}FROM alpine:3.21\nCOPY --from=bulid /build/hello.out /\n`) },
    leadsNot: { lines: GO, files: named(`${BUILD}FROM alpine:3.21\nCOPY --from=other /build/hello.out /\n`) },
    says: ['bulid', 'build'],
  },
  {
    code: 'coach.build.stage-none',
    leads: { lines: GO, files: named('FROM alpine:3.21\nCOPY --from=build /build/hello.out /\n') },
    leadsNot: { lines: GO, files: named('FROM nosuch-image\n') },
    says: ['build', '2'],
  },
  {
    code: 'coach.build.run-said',
    leads: { lines: GO, files: named('FROM golang:1.23-alpine\nCOPY main.go /s/\nRUN cat /nosuch\n') },
    leadsNot: { lines: GO, files: named('FROM golang:1.23-alpine\nCOPY main.go /s/\nRUN false\n') },
    says: ['3', 'RUN cat /nosuch', "can't open '/nosuch'"],
  },
  {
    code: 'coach.build.run',
    leads: { lines: GO, files: named('FROM golang:1.23-alpine\nRUN false\n') },
    leadsNot: { lines: GO, files: named('FROM golang:1.23-alpine\nRUN cat /nosuch\n') },
    says: ['2', 'RUN false'],
  },
  {
    code: 'coach.build.no-files',
    leads: { lines: ['docker build - < hello.Dockerfile'] },
    leadsNot: { lines: GO, files: named('FROM alpine:3.21\nCOPY nosuch /\n') },
    says: ['main.go'],
  },
  {
    code: 'coach.build.not-in-context',
    leads: { lines: GO, files: named('FROM alpine:3.21\nCOPY nosuch /\n') },
    leadsNot: { lines: GO, files: named(`${BUILD}FROM alpine:3.21\nCOPY --from=build /nosuch /\n`) },
    says: ['2', 'COPY nosuch /'],
  },
  {
    code: 'coach.build.not-in-stage',
    leads: { lines: GO, files: named(`${BUILD}FROM alpine:3.21\nCOPY --from=build /nosuch /\n`) },
    leadsNot: { lines: GO, files: named('FROM alpine:3.21\nCOPY nosuch /\n') },
    says: ['7', 'nosuch'],
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
    place: '02-dockerfile#remove',
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
    place: '03-layers#see-history',
    leads: { lines: ['docker history sem04/helo'] },
    leadsNot: { lines: ['docker history nosuch'] },
    says: ['sem04/helo', 'sem04/hello'],
  },
  {
    code: 'coach.rm.image',
    leads: { lines: ['docker rm sem04/hello:latest'] },
    leadsNot: { lines: ['docker rm nosuch'] },
    says: ['docker rmi', 'sem04/hello:latest'],
  },
  {
    code: 'coach.tag.reversed',
    place: '02-dockerfile#second-name',
    leads: { lines: ['docker tag sem04/hello:v1 sem04/hello'] },
    leadsNot: { lines: ['docker tag nosuch sem04/hello:v1'] },
    says: ['sem04/hello:v1', 'sem04/hello'],
  },
  {
    code: 'coach.container.none',
    leads: { lines: ['docker start nosuch'] },
    leadsNot: { lines: ['docker rm sem04/hello:latest'] },
    says: ['nosuch'],
  },
  {
    code: 'coach.container.is-image',
    place: '02-dockerfile#second-name',
    leads: { lines: ['docker rename sem04/hello sem04/hello:v1'] },
    leadsNot: { lines: ['docker rename nosuch sem04/hello:v1'] },
    says: ['sem04/hello'],
  },
];

/** Differences of the state and of what was printed. */
export const DIFFERENCES: readonly Sentence[] = [
  {
    code: 'feedback.build.failed-at',
    leads: { lines: GO, files: named('FROM golang:1.23-alpine\nRUN false\n') },
    leadsNot: { lines: GO, files: named('FRMO golang:1.23-alpine\n') },
    says: ['2', 'RUN false'],
  },
  {
    code: 'feedback.image.other-given',
    place: '02-dockerfile#second-name',
    leads: { lines: ['docker tag sem04/hello hello:v1'] },
    leadsNot: { lines: ['docker images'] },
    says: ['hello:v1', 'sem04/hello:v1'],
  },
  {
    code: 'feedback.container.other-image',
    place: '02-dockerfile#run-it',
    leads: { lines: ['docker run alpine:3.21 echo other'] },
    leadsNot: { lines: ['docker images'] },
    says: ['alpine:3.21', 'sem04/hello'],
  },
  {
    code: 'feedback.build.other-recipe',
    place: '02-dockerfile#first-build',
    leads: { lines: ['docker build -f x.txt .'], files: { 'x.txt': 'FROM alpine:3.21\nRUN true\n' } },
    leadsNot: { lines: ['docker build .'] },
    says: ['x.txt', 'hello.Dockerfile'],
  },
  {
    code: 'feedback.build.no-recipe',
    place: '02-dockerfile#first-build',
    leads: { lines: ['docker build -f nosuch.txt .'] },
    leadsNot: { lines: ['docker build -f x.txt .'], files: { 'x.txt': 'FROM alpine:3.21\nRUN true\n' } },
    says: ['nosuch.txt', 'hello.Dockerfile'],
  },
  {
    code: 'feedback.file.rewritten',
    place: '02-dockerfile#first-build',
    leads: { lines: ["sed -i 's/^RUN.*/RUN true/' hello.Dockerfile", 'docker build -f hello.Dockerfile .'] },
    leadsNot: { lines: ['docker build -f hello.Dockerfile -t x .'] },
    says: ['hello.Dockerfile'],
  },
  {
    code: 'feedback.build.recipe-changed',
    leads: { lines: [...GO, "echo 'RUN true' >> hello.Dockerfile"], files: named(BUILD + LAST) },
    leadsNot: { lines: [...GO, "echo '# a comment' >> hello.Dockerfile"], files: named(BUILD + LAST) },
    says: ['hello.Dockerfile'],
  },
  {
    code: 'feedback.image.elsewhere',
    leads: { lines: ['docker build -f hello.Dockerfile .'], files: named(BUILD + LAST) },
    leadsNot: { lines: ['docker build -f hello.Dockerfile -t other .'], files: named(BUILD + LAST) },
    says: ['sem04/hello'].slice(1),
  },
  {
    code: 'feedback.image.named',
    place: '02-dockerfile#with-a-name',
    leads: { lines: ['docker build -f hello.Dockerfile -t sem04/helo .'] },
    leadsNot: { lines: ['docker build -f hello.Dockerfile .'] },
    says: ['sem04/helo', 'sem04/hello'],
  },
  {
    code: 'feedback.image.nameless',
    place: '02-dockerfile#with-a-name',
    leads: { lines: ['docker build -f hello.Dockerfile .'] },
    leadsNot: { lines: ['docker build -f hello.Dockerfile -t sem04/helo .'] },
  },
  {
    code: 'feedback.image.other-name',
    place: '02-dockerfile#with-a-name',
    leads: { lines: ['docker tag alpine:3.21 sem04/hello'] },
    leadsNot: { lines: ['docker run --name ran alpine:3.21 true', 'docker commit ran sem04/hello'] },
    says: ['alpine:3.21'],
  },
  {
    code: 'feedback.image.committed',
    place: '02-dockerfile#with-a-name',
    leads: { lines: ['docker run --name ran alpine:3.21 touch /x', 'docker commit ran sem04/hello'] },
    leadsNot: { lines: ['docker tag alpine:3.21 sem04/hello'] },
    says: ['docker commit'],
  },
  {
    code: 'feedback.image.loaded',
    place: '02-dockerfile#with-a-name',
    leads: { lines: ['docker save alpine:3.21 -o a.tar', 'docker import a.tar sem04/hello'] },
    leadsNot: { lines: ['docker run --name ran alpine:3.21 touch /x', 'docker commit ran sem04/hello'] },
  },
  {
    code: 'feedback.image.other-recipe',
    place: '02-dockerfile#with-a-name',
    leads: { lines: ['docker build -f x.txt -t sem04/hello .'], files: { 'x.txt': 'FROM alpine:3.21\nRUN true\n' } },
    leadsNot: { lines: ['docker tag alpine:3.21 sem04/hello'] },
    says: ['x.txt', 'hello.Dockerfile'],
  },
  {
    code: 'feedback.image.file-missing',
    place: '02-dockerfile#mend',
    leads: { lines: MEND, files: mended(MENDED.replaceAll('hello.out', 'hello')) },
    leadsNot: { lines: MEND.slice(0, 1), files: mended(MENDED) },
    says: ['/usr/local/app/hello.out'],
  },
  {
    code: 'feedback.image.not-from',
    place: '02-dockerfile#mend',
    leads: { lines: MEND, files: mended('RUN printf "#!/bin/sh\\n" > hello.out\n') },
    leadsNot: { lines: MEND.slice(0, 1), files: mended(MENDED) },
    says: ['/usr/local/app/hello.out', 'main.go'],
  },
  {
    code: 'feedback.image.made-by',
    place: '02-dockerfile#mend',
    leads: {
      lines: [
        'docker run --rm -v $PWD:/w -w /w -e GO111MODULE=off golang:1.23-alpine go build -o hello.out main.go',
        ...MEND,
      ],
      files: mended('COPY hello.out ./\nCMD ["/usr/local/app/hello.out"]\n'),
    },
    leadsNot: { lines: MEND.slice(0, 1), files: mended(MENDED) },
    says: ['COPY', 'RUN', '3'],
  },
  {
    code: 'feedback.image.heavy',
    leads: { lines: GO, files: named(`${BUILD}CMD ["/build/hello.out"]\n`) },
    leadsNot: { lines: GO, files: named(`${BUILD}FROM alpine:3.20\nCMD ["ls"]\n`) },
    says: ['275'],
  },
  {
    code: 'feedback.image.base',
    leads: {
      lines: GO,
      files: named(`${BUILD}FROM scratch\nCOPY --from=build /build/hello.out /\nCMD ["/hello.out"]\n`),
    },
    leadsNot: { lines: GO, files: named(BUILD + LAST) },
    says: ['alpine:3.21'],
  },
  {
    code: 'feedback.image.starts-other',
    leads: { lines: GO, files: named(`${BUILD}FROM alpine:3.21\nCMD ["echo", "Hello World"]\n`) },
    leadsNot: { lines: GO, files: named(BUILD + LAST) },
    says: ['echo Hello World', 'main.go'],
  },
  {
    code: 'feedback.image.starts-nothing',
    leads: { lines: GO, files: named(`${BUILD}FROM alpine:3.21\nCMD ["/nope"]\n`) },
    leadsNot: { lines: GO, files: named(BUILD + LAST) },
    says: ['/nope'],
  },
  {
    code: 'feedback.container.command',
    place: '02-dockerfile#run-it',
    leads: { lines: ['docker run sem04/hello echo Hello World'] },
    leadsNot: { lines: ['docker create sem04/hello'] },
    says: ['echo Hello World', 'sem04/hello'],
  },
  {
    code: 'feedback.container.program',
    place: '02-dockerfile#run-it',
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
    place: '02-dockerfile#run-it',
    leads: { lines: ['docker create --name mine sem04/hello'] },
    leadsNot: { lines: ['docker run sem04/hello echo Hello World'] },
    says: ['mine'],
  },
  {
    code: 'feedback.container.image',
    place: '02-dockerfile#run-it',
    leads: { lines: ['docker run golang:1.23-alpine echo Hello World'] },
    leadsNot: { lines: ['docker run golang:1.23-alpine echo other'] },
    says: ['golang:1.23-alpine'],
  },
  {
    code: 'feedback.container.name',
    place: '03-layers#own-layer',
    leads: { lines: ['docker run --name bxo alpine:3.21 touch /note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 ls'] },
    says: ['bxo'],
  },
  {
    code: 'feedback.container.change-place',
    place: '03-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 touch /tmp/note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 touch /tmp/other'] },
    says: ['/tmp/note'],
  },
  {
    code: 'feedback.container.change-directory',
    place: '03-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 mkdir /note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 ln -s /tmp /note'] },
    says: ['/note'],
  },
  {
    code: 'feedback.container.change-symlink',
    place: '03-layers#own-layer',
    leads: { lines: ['docker run --name box alpine:3.21 ln -s /etc/hosts /note'] },
    leadsNot: { lines: ['docker run --name box alpine:3.21 mkdir /note'] },
    says: ['/note'],
  },
  {
    code: 'feedback.image.moved',
    place: '03-layers#own-layer',
    leads: { lines: ['docker tag golang:1.23-alpine alpine:3.21', 'docker run --name box alpine:3.21 touch /note'] },
    leadsNot: { lines: ['docker run --name box golang:1.23-alpine touch /note'] },
    says: ['alpine:3.21'],
  },
  {
    code: 'feedback.same-image.as',
    place: '02-dockerfile#second-name',
    leads: { lines: ['docker tag alpine:3.21 sem04/hello:v1'] },
    leadsNot: { lines: ['docker tag sem04/hello v1'] },
    says: ['alpine:3.21', 'sem04/hello:v1'],
  },
  {
    code: 'feedback.gone.named',
    place: '02-dockerfile#remove',
    leads: { lines: ['docker tag $(docker images -qf dangling=true) kept'] },
    leadsNot: { lines: ['docker images'] },
    says: ['kept'],
  },
  {
    code: 'feedback.kept.gone',
    place: '02-dockerfile#remove',
    leads: { lines: ['docker rmi -f $(docker images -qf dangling=true) alpine:3.21'] },
    leadsNot: { lines: ['docker tag golang:1.23-alpine alpine:3.21'] },
    says: ['alpine:3.21'],
  },
  {
    code: 'feedback.kept.moved',
    place: '02-dockerfile#remove',
    leads: { lines: ['docker tag alpine:3.21 keep/it', 'docker tag golang:1.23-alpine alpine:3.21'] },
    leadsNot: { lines: ['docker tag alpine:3.21 keep/it', 'docker rmi alpine:3.21'] },
    says: ['alpine:3.21'],
  },
  {
    code: 'feedback.kept.nameless',
    place: '02-dockerfile#remove',
    leads: { lines: ['docker tag alpine:3.21 keep/it', 'docker rmi alpine:3.21'] },
    leadsNot: { lines: ['docker tag alpine:3.21 keep/it', 'docker tag golang:1.23-alpine alpine:3.21'] },
    says: ['alpine:3.21'],
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
    code: 'feedback.output.other',
    place: '03-layers#see-history',
    leads: { lines: ['docker image ls sem04/hello'] },
    leadsNot: { lines: ['docker image ls --nosuch'] },
    says: ['docker image ls sem04/hello'],
  },
  {
    code: 'feedback.output.unasked',
    place: '01-architecture#both-versions',
    leads: { lines: ['docker -v'] },
    leadsNot: { lines: ['docker ps'] },
    says: ['docker -v'],
  },
  {
    code: 'feedback.build.elsewhere',
    place: '02-dockerfile#first-build',
    leads: { lines: ['cd ..', 'docker build -f hello.Dockerfile .'] },
    leadsNot: { lines: ['docker build -f other.Dockerfile .'] },
    says: ['hello.Dockerfile'],
  },
  {
    code: 'feedback.container.older-image',
    leads: { files: named(`${BUILD}${LAST}`), lines: ['docker run sem04/hello', ...GO] },
    leadsNot: { files: named(`${BUILD}${LAST}`), lines: [...GO, 'docker run alpine:3.21 echo Hello World'] },
    says: ['sem04/hello:latest'],
  },
  {
    code: 'feedback.image.starts-inherited',
    leads: {
      files: named(`${BUILD}${LAST.replace('CMD ["hello.out"]\n', '')}`),
      lines: [...GO, 'docker run sem04/hello'],
    },
    leadsNot: {
      files: named(`${BUILD}${LAST.replace('["hello.out"]', '["nosuch"]')}`),
      lines: [...GO, 'docker run sem04/hello'],
    },
    says: ['hello.Dockerfile', '/bin/sh'],
  },
  {
    code: 'feedback.output.image',
    place: '03-layers#see-history',
    leads: { lines: ['docker history alpine:3.21'] },
    leadsNot: { lines: ['docker history -q sem04/hello'] },
    says: ['alpine:3.21', 'sem04/hello'],
  },
  {
    code: 'feedback.output.text',
    place: '03-layers#see-history',
    leads: { lines: ['docker history -q sem04/hello'] },
    leadsNot: { lines: ['docker history alpine:3.21'] },
    says: ['docker history -q sem04/hello'],
  },
  {
    code: 'feedback.output.unseen',
    place: '01-architecture#both-versions',
    leads: { lines: ["docker version > v.txt; echo '28.5.2 28.5.2'"] },
    leadsNot: { lines: ['docker version > v.txt', 'head -3 v.txt'] },
    says: ['docker version'],
  },
  {
    code: 'feedback.output.field',
    place: '01-architecture#both-versions',
    leads: { lines: ["docker version --format '{{.Client.APIVersion}}'"] },
    leadsNot: { lines: ['docker version | head -3'] },
    says: ['Server'],
  },
  {
    code: 'feedback.output.part',
    place: '01-architecture#local-images',
    leads: { lines: ['docker images nosuch'] },
    leadsNot: { lines: ['docker ps'] },
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
];
