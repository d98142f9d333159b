/** A name that every object of JavaScript inherits is a name like any other, wherever somebody may type one. */
import assert from 'node:assert/strict';
import { boot, type Host, run } from '../../../src/docker/index.ts';
import { itFor } from '../../length.ts';
import { world } from '../host/world.ts';

const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'] as const;

/** Stands for the name in lines and files. */
const NAME = /§/g;

/** Files of the host beside those that are built from. */
const DOCKERFILES: readonly string[] = [
  'FROM alpine:3.21\nARG §\nARG §2=a\nRUN echo "[$§]"\nLABEL §=1\n',
  `FROM alpine:3.21\nARG §=usual\nENV §=\${§}\nRUN env | sort\n`,
  `ARG §=3.21\nFROM alpine:\${§} AS §\nRUN echo a > /a\nFROM alpine:3.21\nCOPY --from=§ /a /b\n`,
  'FROM §\nRUN ls\n',
  'FROM alpine:3.21\nCOPY --from=§ /a /b\n',
  'FROM alpine:3.21\nCOPY § /§/\nADD § /other\nRUN cat /§/§\n',
  'FROM alpine:3.21\nVOLUME § /data\nEXPOSE §\n',
  'FROM alpine:3.21\nVOLUME ["§", "/other"]\nWORKDIR §\nUSER §\nRUN id\n',
  '# §=1\n# syntax=§\nFROM alpine:3.21\n',
  '# check=skip=§\nFROM alpine:3.21\n',
  'FROM --§=x alpine:3.21\n',
  'FROM --platform=§ alpine:3.21\n',
  'FROM alpine:3.21\nCOPY --§=x a b\n',
  'FROM alpine:3.21\nCOPY --chmod=§ --chown=§ § b\n',
  'FROM alpine:3.21\nADD --checksum=§:00 § b\n',
  'FROM alpine:3.21\nRUN --mount=type=cache,id=§,target=/c date > /c/§ && ls /c\n',
  'FROM alpine:3.21\nRUN --mount=type=§,target=/c ls /c\n',
  'FROM alpine:3.21\nRUN --mount=§=1,target=/c ls /c\n',
  'FROM alpine:3.21\nRUN --mount=type=secret,id=§ cat /run/secrets/§\n',
  'FROM alpine:3.21\nRUN --network=§ --security=§ ls\n',
  'FROM alpine:3.21\n§ x\n',
  'FROM alpine:3.21\nHEALTHCHECK --§=1s CMD ls\n',
  'FROM alpine:3.21\nHEALTHCHECK --interval=1§ CMD ls\n',
  'FROM alpine:3.21\nHEALTHCHECK §\n',
  'FROM alpine:3.21\nSTOPSIGNAL §\nONBUILD § x\n',
];

const BUILDS: readonly string[] = DOCKERFILES.flatMap((_, at) => [
  `docker build -t x -f D${at} --build-arg §=given --progress plain .`,
  `DOCKER_BUILDKIT=0 docker build -t x -f D${at} --build-arg §=given .`,
  `docker build -f D${at} --check .`,
  `docker build -f D${at} --call outline .`,
]);

const LINES: readonly string[] = [
  ...BUILDS,
  'docker build -t x -f D1 --build-arg § .',
  '§=2 docker build -t x -f D1 --build-arg § .',
  'docker build -f D0 --target § .',
  'docker build -f D18 --secret id=§,src=§ .',
  '§=2 docker build -f D18 --secret id=§ .',
  'docker build -f D18 --secret id=§,§=1 .',
  'docker build -f D0 --output type=§ .',
  'docker build -f D0 --output §=1 .',
  'docker build -f D0 --cache-from type=§ .',
  'docker build -f D0 --platform § .',
  'docker build -f D0 --progress § .',
  'BUILDKIT_PROGRESS=§ docker build -f D0 .',
  'BUILDKIT_COLORS=§=red:run=§ docker build -f D0 .',
  'docker build -f D0 --label §=1 -t x . && docker inspect -f "{{json .Config.Labels}}" x && docker images --filter label=§',
  'docker build -f D0 --label § -t x . && docker inspect -f \'{{index .Config.Labels "§"}}\' x',
  'docker build -f D0 --call § .',
  'docker build -f D0 --ssh § --allow § --network § .',
  'docker build -f D0 --build-context §=. .',
  'docker build -f D0 --ulimit §=1 --shm-size 1§ .',
  'docker build -f D0 --annotation §=1 --attest type=§ .',
  'docker build -f D0 -t § . && docker run --rm § true && docker rmi §',
  'docker build -f D0 -t x:§ . && docker images x && docker push x:§',
  'docker build -f § .',
  'docker build §',
  'docker network inspect §',
  'docker network create § && docker network inspect § && docker run -d --name n --network § alpine:3.21 sleep 60 && docker network inspect § && docker ps --filter network=§ --format "{{.Networks}}"; docker network disconnect § n; docker network ls; docker network rm §',
  'docker network create --label §=1 -o §=1 n && docker network inspect n && docker network ls --filter label=§ && docker network ls --filter label=§=1',
  'docker network create -d § n',
  'docker network create --subnet 10.1.0.0/16 --aux-address §=10.1.0.9 n && docker network inspect n',
  'docker network create --ipam-opt §=1 n; docker network create --scope § n',
  'docker network ls --filter §=1',
  'docker network ls --filter driver=§; docker network ls --filter type=§; docker network ls --filter scope=§',
  'docker network prune -f --filter §=1',
  'docker network prune -f --filter label=§',
  'docker network connect § box; docker network connect --alias § bridge box; docker network connect --driver-opt §=1 bridge box',
  'docker volume inspect §',
  'docker volume create § && docker volume inspect § && docker run --rm -v §:/data alpine:3.21 sh -c "echo a > /data/§; ls /data" && docker ps -a --filter volume=§ && docker volume rm §',
  'docker volume create --label §=1 v && docker volume inspect v && docker volume ls --filter label=§ && docker volume prune -af --filter label!=§',
  'docker volume create -o §=1 v && docker volume inspect v',
  'docker volume create -d § v; docker volume ls --filter §=1; docker volume ls --filter driver=§; docker volume prune -f --filter §=1',
  'docker volume ls --format "{{.§}}"; docker volume ls --format \'{{.Label "§"}}\'',
  'docker inspect §; docker logs §; docker exec § ls; docker stop §; docker rm §; docker port §; docker stats --no-stream §; docker wait §',
  'docker run -d --name § alpine:3.21 sleep 60 && docker inspect § && docker logs § && docker exec § ls / && docker top § && docker ps && docker stop -t 0 § && docker rm §',
  'docker rename box § && docker ps --filter name=§ && docker start §',
  'docker top box §; docker top box -o §; docker top box -eo §',
  'docker ps --filter §=1; docker ps --filter label=§; docker ps --filter label=§=1; docker ps --filter status=§; docker ps --filter network=§',
  'docker ps --filter ancestor=§; docker ps --filter volume=§; docker ps --filter health=§; docker ps --filter before=§; docker ps --filter expose=§; docker ps --filter is-task=§',
  'docker ps --filter §; docker images --filter §=1; docker images --filter label=§; docker images --filter reference=§; docker images --filter before=§',
  'docker events --since 0 --until 1 --filter §=1; docker events --since 0 --until 1 --filter type=§; docker events --since § --until 1§',
  'docker events --since 0 --until 2000000000 --filter label=§; docker events --since 0 --until 2000000000 --filter event=§ --filter container=§ --format "{{.§}} {{.Actor.Attributes.§}}"',
  'docker system prune -f --filter §=1; docker image prune -f --filter §=1; docker container prune -f --filter §=1; docker builder prune -f --filter §=1; docker container prune -f --filter label=§',
  'docker search §; docker search --filter §=1 alpine; docker search --filter stars=§ alpine',
  'docker run --rm -e §=1 alpine:3.21 env; docker run --rm -e § alpine:3.21 env; §=1 docker run --rm -e § alpine:3.21 env',
  `docker run --rm -e §=1 alpine:3.21 sh -c 'echo "$§ \${§:-none}"; unset §; echo "[\${§-unset}]"; export §=2; env | sort'`,
  'docker run --rm alpine:3.21 sh -c \'echo "[$§]"; §=3; echo $§; §() { echo called; }; §; set -o §; alias §=ls; trap "echo x" §; kill -§ $$\'',
  'echo §=1 > e; echo § >> e; docker run --rm --env-file e --label-file e alpine:3.21 env',
  'docker run -d --name l --label §=1 alpine:3.21 sleep 9 && docker inspect l && docker ps --filter label=§ --format \'{{.Label "§"}} {{.Labels}}\' && docker inspect -f "{{.Config.Labels.§}}" l',
  'docker run -d --name l --label § --log-opt labels=§ --log-opt env=§ alpine:3.21 echo a && docker logs --details l',
  'docker run --rm --sysctl §=1 alpine:3.21 true; docker run --rm --log-opt §=1 alpine:3.21 true; docker run --rm --log-driver § alpine:3.21 true; docker run --rm --storage-opt §=1 alpine:3.21 true',
  'docker run --rm --tmpfs § alpine:3.21 true; docker run --rm --tmpfs /§:§=1 alpine:3.21 true; docker run --rm --tmpfs /§ alpine:3.21 ls /§',
  'docker run --rm --ulimit §=1 alpine:3.21 true; docker run --rm --network § alpine:3.21 true; docker run --rm --network name=§,alias=§ alpine:3.21 true; docker run --rm --network §=1 alpine:3.21 true',
  'docker run --rm --stop-signal § alpine:3.21 true; docker run --rm --restart § alpine:3.21 true; docker run --rm --restart §:1 alpine:3.21 true; docker run --rm --cap-add § alpine:3.21 true; docker run --rm --security-opt §=1 alpine:3.21 true',
  'docker run --rm --mount type=§,target=/x alpine:3.21 true; docker run --rm --mount §=1,target=/x alpine:3.21 true; docker run --rm --mount type=volume,src=§,dst=/x,volume-label=§=1,volume-opt=§=1 alpine:3.21 true && docker volume inspect §',
  'docker run --rm --gpus §=1 alpine:3.21 true; docker run --rm --device § alpine:3.21 true; docker run --rm --runtime § alpine:3.21 true; docker run --rm --isolation § alpine:3.21 true; docker run --rm --pid § --ipc § alpine:3.21 true; docker run --rm --pid container:§ alpine:3.21 true',
  'docker run --rm -p § alpine:3.21 true; docker run --rm -p 80:80/§ alpine:3.21 true; docker run --rm --expose § alpine:3.21 true; docker run --rm -m 1§ alpine:3.21 true; docker run --rm -u § alpine:3.21 true; docker run --rm -w § alpine:3.21 true',
  'docker run --rm -a § alpine:3.21 true; docker run --rm --pull § alpine:3.21 true; docker run --rm --platform § alpine:3.21 true; docker run --rm --link §:§ alpine:3.21 true; docker run --rm --volumes-from § alpine:3.21 true; docker run --rm --add-host §:1.2.3.4 alpine:3.21 cat /etc/hosts',
  'docker run --rm --health-interval 1§ alpine:3.21 true; docker run --rm --health-cmd § --§ alpine:3.21 true; docker run --rm -h § alpine:3.21 hostname; docker run --rm --entrypoint § alpine:3.21',
  'docker kill -s § box; docker stop -s § box; docker update --restart § box; docker wait §; docker restart §; docker cp box:/§ .; docker cp § box:/; docker diff §; docker export §; docker commit § x; docker commit -c "ENV §=1" box x; docker commit -c "§ 1" box x',
  'docker run -d --name t --tmpfs /§ alpine:3.21 sh -c "echo a > /§/§; sleep 9" && docker exec t ls /§ && docker inspect -f "{{json .HostConfig.Tmpfs}}" t && docker cp t:/§ out; docker diff t',
  ...[
    'ps',
    'images',
    'network ls',
    'volume ls',
    'system df',
    'version',
    'info',
    'history alpine:3.21',
    'stats --no-stream',
    'context ls',
    'search alpine',
    'buildx ls',
    'buildx du',
  ].map(
    command =>
      `docker ${command} --format "{{.§}}"; docker ${command} --format "table {{.§}}"; docker ${command} --format "{{json .§}}"; docker ${command} --format "{{§}}"; docker ${command} --format "§"; docker ${command} --format '{{index . "§"}}'`,
  ),
  ...['box', 'alpine:3.21', 'bridge'].map(
    object =>
      `docker inspect -f "{{.§}}" ${object}; docker inspect -f "{{.Config.§}}" ${object}; docker inspect -f '{{index .Config.Labels "§"}}' ${object}; docker inspect -f "{{.Config.Env.§}}" ${object}; docker inspect -f "{{.NetworkSettings.Networks.§}}" ${object}; docker inspect -f "{{with .§}}a{{else}}b{{end}}" ${object}; docker inspect -f "{{\\$§ := 1}}{{\\$§}}{{\\$§.§}}" ${object}; docker inspect -f '{{define "§"}}x{{end}}{{template "§"}}' ${object}; docker inspect -f '{{template "§"}}' ${object}; docker inspect --type § ${object}; docker inspect -f '{{.Id.§}} {{json .§}} {{len .§}}' ${object}`,
  ),
  'docker §; docker run --§; docker ps --§=1; docker container §; docker help §; docker --§; docker network §; docker image § --help; docker -H § ps; docker --context § ps; docker -c § ps; docker --log-level § ps; docker ps --no-trunc=§; docker ps -n §',
  'docker tag alpine:3.21 § && docker images && docker inspect § && docker save -o s.tar § && docker load -i s.tar; docker history §; docker rmi §',
  'docker pull §; docker pull §/§; docker pull alpine:§; docker pull localhost:5000/§; docker pull alpine@§:00; docker pull --platform § alpine; docker push §; docker push §/§:§; docker image inspect --platform § alpine:3.21',
  'docker login -u § -p x; docker login -u § -p x §; docker login -u a -p b localhost:5000; docker logout §; cat ~/.docker/config.json',
  'docker context use §; docker context inspect §; docker context create § --docker host=unix:///x && docker context ls; docker context create x --docker §=1; docker context rm §; DOCKER_CONTEXT=§ docker ps; DOCKER_HOST=§ docker ps; DOCKER_DEFAULT_PLATFORM=§ docker pull alpine',
  'docker manifest inspect §; docker manifest create § alpine; docker buildx imagetools inspect §; docker buildx use §; docker buildx create --name § --driver §; docker buildx inspect §; docker buildx §; docker buildx rm §; docker builder §',
  `§; echo $§; §=1; echo $§ \${§}; unset §; export §=2; env | grep -c §; set -o §; alias §=ls; alias §; §() { echo hi; }; §; type §; declare -p §; kill -s § 1; trap "echo x" §; cat §; ls --§; let §=3; echo $((§+1)); read § < §; test -v § && echo set; local §`,
  `declare -A m; m[§]=1; echo \${m[§]} \${!m[@]}; echo \${m[x]}`,
  'cp --§ a b; find . -§; tar --§ -f x; tar cf x.tar §; stat -c % §; date +§; sort --§ §; sort -k § §; head -n 1§ §; head -c 1§ §; truncate -s 1§ §; dd bs=1§ if=§; sleep 1§; timeout -s § 1 ls; chmod § §; chown § §; useradd §; id §; curl §; curl --§ x; wget §; ping §; ssh §; man §; which §; sudo §; xargs --§; ps -o §; nproc --§',
  'docker run --rm alpine:3.21 §; docker run --rm alpine:3.21 busybox §; docker run --rm alpine:3.21 ls --§; docker run --rm alpine:3.21 apk add §; docker run --rm alpine:3.21 apk info §; docker run --rm alpine:3.21 apk §; docker run --rm alpine:3.21 adduser -D §; docker run --rm alpine:3.21 su § -c id; docker run --rm alpine:3.21 wget §; docker run --rm alpine:3.21 nslookup §',
  "docker run --rm python:3.12-alpine python -c 'import §'; docker run --rm python:3.12-alpine python -c 'print(§)'; docker run --rm python:3.12-alpine python -c 'd = {\"a\": 1}; print(d[\"§\"])'; docker run --rm python:3.12-alpine pip install §; docker run --rm python:3.12-alpine pip §; docker run --rm python:3.12-alpine python -c 'from os import §'; docker run --rm python:3.12-alpine python -c 'import os; print(os.§, os.environ[\"§\"])'; docker run --rm -e §=1 python:3.12-alpine python -c 'import os; print(os.environ.get(\"§\"))'",
  "docker run --rm node:20-alpine sh -c 'npm install § > /dev/null && ls node_modules'; docker run --rm node:20-alpine npm §; docker run --rm node:20-alpine npm run §; docker run --rm node:20-alpine node -e 'require(\"§\")'; docker run --rm -e §=1 node:20-alpine sh -c 'echo $§'",
  'docker run --rm debian:bookworm-slim apt-get install -y §; docker run --rm debian:bookworm-slim sh -c "apt-get update && apt-get install -y §"; docker run --rm debian:bookworm-slim apt-get §; docker run --rm debian:bookworm-slim dpkg -l §; docker run --rm debian:bookworm-slim apt-cache show §',
];

/** A word of the same shape that nothing inherits, and that is sorted to the same place. */
function plain(name: string): string {
  return name.replace(/(?<=[a-z].+)[a-z]/g, 'q').replace(/[A-Z]/g, 'Q');
}

/** Without what follows from the bytes of a name: digests and ids, how long each step took, how large something is, versions of packages, and case. */
function alike(text: string): string {
  return text
    .replace(/\b[0-9a-f]{12,64}\b/g, 'ID')
    .replace(/\b\d+(?:\.\d+)?(?:ms|s\b| ?[kM]?B\b)/g, 'AMOUNT')
    .replace(/\d+(?=Z-debug)|\b\d+\.\d+(?:\.\d+)?\b|\b\d+(?= packages)/g, 'NUMBER')
    .toLowerCase();
}

/** The first line of an answer that is not as expected. */
function difference(typedLine: string, said: string, expected: string): string {
  const [got, wanted] = [said.split('\n'), expected.split('\n')];
  const at = got.findIndex((each, index) => each !== wanted[index]);
  return `${typedLine}: ${got[at] ?? ''} (not: ${wanted[at] ?? ''})`;
}

async function hostFor(name: string): Promise<Host> {
  const files = Object.fromEntries(DOCKERFILES.map((text, at) => [`D${at}`, text.replace(NAME, name)]));
  const host = await boot(
    world({
      images: ['alpine:3.21', 'python:3.12-alpine', 'node:20-alpine', 'debian:bookworm-slim'],
      files: Object.fromEntries([...Object.entries(files), [name, 'a\n']]),
    }),
  );
  return (await typed(host, 'docker run -d --name box alpine:3.21 sleep 600')).host;
}

function typed(host: Host, line: string) {
  return run(host, line, { at: host.clock + 1000, columns: null, stdin: '' });
}

async function saidOf(host: Host, line: string): Promise<string> {
  const { outcome } = await typed(host, line);
  return `${outcome.stdout}${outcome.stderr}${outcome.ending.kind} ${outcome.ending.exitCode}`;
}

/** What a name does that another of its shape does not. */
async function peculiarities(name: string): Promise<readonly string[]> {
  const other = plain(name);
  const [host, twin] = [await hostFor(name), await hostFor(other)];
  const found: string[] = [];
  for (const line of LINES) {
    const expected = alike(await saidOf(twin, line.replace(NAME, other))).replaceAll(alike(other), alike(name));
    const said = alike(await saidOf(host, line.replace(NAME, name)).catch((thrown: unknown) => String(thrown)));
    if (said !== expected) found.push(difference(line.replace(NAME, name), said, expected));
  }
  return found;
}

describe('a name that every object inherits', () => {
  itFor('is a name like any other', { usual: 1, full: INHERITED.length }, async length => {
    for (const name of INHERITED.slice(0, length)) assert.deepEqual(await peculiarities(name), []);
  });
});
