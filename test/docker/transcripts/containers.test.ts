/**
 * What Docker 28 prints, held to the letter, where no recording reaches. Each expectation is derived from a rule of Docker's
 * own sources, named beside it.
 */
import assert from 'node:assert/strict';
import { prompt } from '../../../src/docker/index.ts';
import { played, type } from '../host/world.ts';
import { type Said, transcript, WORLD } from './transcript.ts';

const HELP = "\n\nRun 'docker run --help' for more information\n";

function refusedBy(who: 'client' | 'daemon', message: string): Pick<Said, 'stderr' | 'exit'> {
  return { stderr: `docker: ${who === 'daemon' ? 'Error response from daemon: ' : ''}${message}${HELP}`, exit: 125 };
}

describe('transcripts of containers', () => {
  it('refuse what a container in another one’s network cannot have', () =>
    // moby: runconfig validateNetContainerMode; daemon getNetworkedContainer, which is asked at the start alone.
    transcript([
      {
        line: 'docker run --rm --network container:nosuch alpine:3.21 true',
        ...refusedBy('daemon', 'joining network namespace of container: No such container: nosuch'),
      },
      {
        line: 'docker run --rm --network container:cc -p 80:80 alpine:3.21 true',
        ...refusedBy('daemon', 'conflicting options: port publishing and the container type network mode'),
      },
      {
        line: 'docker run --rm --network container:cc -h name alpine:3.21 true',
        ...refusedBy('daemon', 'conflicting options: hostname and the network mode'),
      },
      // moby: daemon containerStart removes what could not start and has AutoRemove.
      { line: 'docker ps -aq' },
    ]));

  it('refuse mounts in the words of the daemon', () =>
    // moby: volume/mounts validateMountConfigImpl and ValidateTmpfsMountDestination; cli: opts/mount.go.
    transcript([
      {
        line: 'docker run --rm --mount type=foo,dst=/d alpine:3.21 true',
        ...refusedBy('daemon', 'invalid mount config for type "foo": mount type unknown'),
      },
      {
        line: 'docker run --rm --mount type=tmpfs,src=a,dst=/d alpine:3.21 true',
        ...refusedBy('daemon', 'invalid mount config for type "tmpfs": field Source must not be specified'),
      },
      {
        line: 'docker run --rm --tmpfs rel alpine:3.21 true',
        ...refusedBy('daemon', "invalid mount path: 'rel' mount path must be absolute"),
      },
    ]));

  it('refuse settings that the daemon does not know', () =>
    // moby: daemon verifyContainerSettings and its kin, oci/caps, daemon/logger.
    transcript([
      {
        line: 'docker run --rm --cap-add foo alpine:3.21 true',
        ...refusedBy('daemon', 'invalid CapAdd: unknown capability: "CAP_FOO"'),
      },
      {
        line: 'docker run --rm --stop-signal FOO alpine:3.21 true',
        ...refusedBy('daemon', 'invalid signal: FOO'),
      },
      {
        line: 'docker run --rm --runtime foo alpine:3.21 true',
        ...refusedBy('daemon', 'unknown or invalid runtime name: foo'),
      },
      {
        line: 'docker run --rm --log-opt foo=bar alpine:3.21 true',
        ...refusedBy('daemon', "unknown log opt 'foo' for json-file log driver"),
      },
      {
        line: 'docker run --rm --gpus all alpine:3.21 true',
        ...refusedBy('daemon', 'could not select device driver "" with capabilities: [[gpu]]'),
      },
      // cli: container/opts.go.
      {
        line: 'docker run --rm --security-opt foo alpine:3.21 true',
        ...refusedBy('client', 'Invalid --security-opt: "foo"'),
      },
      {
        line: 'docker run --rm --mac-address xx alpine:3.21 true',
        ...refusedBy('client', 'xx is not a valid mac address'),
      },
    ]));

  it('speak of networks as they were asked for', () =>
    // cli: container/opts.go parseNetworkOpts; moby: daemon validateEndpointSettings, updateNetworkConfig.
    transcript([
      {
        line: 'docker run --rm --network-alias x alpine:3.21 true',
        ...refusedBy('client', 'network-scoped aliases are only supported for user-defined networks'),
      },
      {
        line: 'docker run --rm --network bridge --ip 172.17.0.9 alpine:3.21 true',
        ...refusedBy(
          'daemon',
          'invalid config for network bridge: invalid endpoint settings:\n* user specified IP address is supported on user defined networks only\n* user specified IP address is supported only when connecting to networks with user configured subnets',
        ),
      },
      {
        line: 'docker run --rm --network host -p 80:80 alpine:3.21 true',
        stderr: 'WARNING: Published ports are discarded when using host network mode\n',
      },
      {
        line: 'docker network create --subnet 172.17.5.0/24 over',
        stderr:
          'Error response from daemon: invalid pool request: Pool overlaps with other one on this address space\n',
        exit: 1,
      },
    ]));

  it('show the hosts and the name servers that were asked for', () =>
    // moby: libnetwork etchosts, buildSandboxOptions, internal/resolvconf.
    transcript([
      {
        line: 'docker run --rm --network none --add-host db:10.0.0.9 alpine:3.21 tail -n 2 /etc/hosts',
        stdout: 'ff02::2\tip6-allrouters\n10.0.0.9\tdb\n',
      },
      {
        line: 'docker run --rm --add-host host.docker.internal:host-gateway alpine:3.21 grep internal /etc/hosts',
        stdout: '172.17.0.1\thost.docker.internal\n',
      },
      {
        line: 'docker run --rm --dns 8.8.8.8 --dns-search example.com alpine:3.21 tail -n 5 /etc/resolv.conf',
        stdout:
          "nameserver 8.8.8.8\nsearch example.com\n\n# Based on host file: '/etc/resolv.conf' (legacy)\n# Overrides: [nameservers search]\n",
      },
    ]));

  it('answer signals, restarts and detached execs', () =>
    // moby: daemon ContainerKill, ValidateRestartPolicy; cli: container/stop.go (--time is deprecated), exec.go (--detach).
    transcript([
      { line: 'docker run -d --name box --cidfile id alpine:3.21 sleep 1000 > /dev/null' },
      {
        line: 'docker kill -s 99 box',
        stderr: 'Error response from daemon: cannot kill container: box: the linux daemon does not support signal 99\n',
        exit: 1,
      },
      {
        line: 'docker update --restart foo box',
        stderr:
          "Error response from daemon: invalid restart policy: unknown policy 'foo'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'\n",
        exit: 1,
      },
      {
        line: 'docker exec -d box nosuch',
        stderr:
          'Error response from daemon: OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuch": executable file not found in $PATH: unknown\n',
        exit: 1,
      },
      {
        line: 'docker stop --time 0 box',
        stdout: 'Flag --time has been deprecated, use --timeout instead\nbox\n',
      },
    ]));

  it('read volume options as those of a mount', () =>
    // moby: volume/local validateOpts.
    transcript([
      {
        line: 'docker volume create -o foo=bar opt',
        stderr: 'Error response from daemon: create opt: invalid option: "foo"\n',
        exit: 1,
      },
      {
        line: 'docker volume create -o type=tmpfs opt',
        stderr: 'Error response from daemon: create opt: missing required option: "device"\n',
        exit: 1,
      },
    ]));

  it('looks at where an archive is to go before it asks for one, and leaves what stands there', () =>
    // cli: command.ValidateOutputPath comes first in container/export.go and image/save.go.
    transcript([
      {
        line: 'docker export -o nodir/e.tar nosuch',
        stderr: 'failed to export container: invalid output path: stat nodir: no such file or directory\n',
        exit: 1,
      },
      { line: 'echo kept > old.tar' },
      {
        line: 'docker save -o old.tar nosuch',
        stderr: 'Error response from daemon: No such image: nosuch\n',
        exit: 1,
      },
      { line: 'cat old.tar', stdout: 'kept\n' },
    ]));

  it('stand at one that runs already as attach does: before the start is asked for, with what it prints from then on', async () => {
    // cli: command/container/start.go attaches with Stream and without Logs, then starts.
    const loop = "docker run -d --name box alpine:3.21 sh -c 'while true; do date +%S; sleep 3; done'";
    const { ran } = await played([loop, 'sleep 4', 'docker start -a box'], { images: ['alpine:3.21'] });
    const [begun, , standing] = ran;
    assert.equal(begun?.outcome.ending.exitCode, 0);
    const printed = standing?.outcome.chunks.filter(chunk => chunk.stream === 'stdout').map(chunk => chunk.text);
    assert.deepEqual(printed, ['10\n', '13\n', '16\n']);
    const calls = standing?.traffic.map(call => call.request.replace(/^(\w+) \/containers\/[^/]*/, '$1'));
    assert.deepEqual(calls?.slice(0, 4), ['GET/json', 'POST/attach', 'POST/start', 'POST/wait']);
  });
});

describe('transcripts of images', () => {
  it('pull with the platforms that people write', () =>
    // containerd: platforms.Parse; moby: api validateRepoName, reference store.
    transcript([
      {
        line: 'docker pull --platform foo alpine:3.20',
        stderr: 'Error response from daemon: "foo": unknown operating system or architecture: invalid argument\n',
        exit: 1,
      },
      {
        line: 'docker pull -q scratch',
        stderr: "Error response from daemon: 'scratch' is a reserved name\n",
        exit: 1,
      },
      {
        line: 'docker tag alpine:3.21 sha256:1',
        stderr: 'Error response from daemon: refusing to create an ambiguous tag using digest algorithm as name\n',
        exit: 1,
      },
    ]));

  it('keep the last name of an image in use when all are pruned, and the other names go', () =>
    // moby: images ImagesPrune: references are deleted one by one without force, conflicts are passed over.
    transcript([
      { line: 'docker tag alpine:3.21 zz:1' },
      { line: 'docker create --name made alpine:3.21 > /dev/null' },
      { line: 'docker image prune -af > /dev/null' },
      { line: "docker images --format '{{.Repository}}:{{.Tag}}'", stdout: 'zz:1\n' },
    ]));

  it('read archives that hold no image in the layout of old', () =>
    // moby: tarexport Load and legacyLoad; the router writes errors into the stream.
    transcript([
      { line: 'echo hi > bad.tar' },
      { line: 'docker load -i bad.tar', stderr: 'unexpected EOF\n', exit: 1 },
    ]));
});

describe('a question before something is destroyed', () => {
  // cli: internal/prompt Confirm: only y or Y goes on; whatever else, end of input included, is no, and no is no failure.
  const WARNING = 'WARNING! This will remove all dangling images.\n';
  const QUESTION = 'Are you sure you want to continue? [y/N] ';

  async function answered(answer: string): Promise<readonly string[]> {
    const { host } = await played([], WORLD);
    const asked = await type(host, 'docker image prune', 80);
    assert.deepEqual([asked.outcome.stdout, prompt(asked.host)], [WARNING, QUESTION]);
    const { outcome, host: after } = await type(asked.host, answer, 80);
    return [outcome.stdout, outcome.stderr, String(outcome.ending.exitCode), String(prompt(after) === prompt(host))];
  }

  it('takes the next line that is typed as its answer', async () => {
    assert.deepEqual(await answered('y'), ['Total reclaimed space: 0B\n', '', '0', 'true']);
    assert.deepEqual(await answered(' Y '), ['Total reclaimed space: 0B\n', '', '0', 'true']);
    for (const answer of ['', 'n', 'yes', '\u0004']) assert.deepEqual(await answered(answer), ['', '', '0', 'true']);
  });

  it('reads a pipe, whose end is no', async () => {
    const { host } = await played([], WORLD);
    const none = await type(host, 'docker image prune');
    assert.deepEqual([none.outcome.stdout, none.outcome.ending.exitCode], [WARNING + QUESTION, 0]);
    const yes = await type(host, 'docker image prune', null, 'y\n');
    assert.equal(yes.outcome.stdout, `${WARNING}${QUESTION}Total reclaimed space: 0B\n`);
  });
});
