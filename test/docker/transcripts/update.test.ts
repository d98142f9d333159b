/** `docker update`, after docker/cli's container/update.go and opts/parse.go, and moby's daemon/update.go. */
import { type Said, transcript } from './transcript.ts';

const BOX: Said = { line: 'docker run -d --name box --restart always alpine:3.21 sleep 100 >/dev/null' };
const policy = (json: string): Said => ({
  line: "docker inspect -f '{{json .HostConfig.RestartPolicy}}' box",
  stdout: `${json}\n`,
});
const ALWAYS = policy('{"Name":"always","MaximumRetryCount":0}');

describe('transcripts of docker update', () => {
  it('refuse a restart policy that cannot be read, and leave what was', () => {
    const malformed = (given: string, why: string): Said => ({
      line: `docker update --restart ${given} box`,
      stderr: `invalid restart policy format: ${why}\n`,
      exit: 1,
    });
    return transcript([
      BOX,
      malformed('on-failure:abc', 'maximum retry count must be an integer'),
      malformed('on-failure:3:4', 'maximum retry count must be an integer'),
      malformed('on-failure:99999999999999999999', 'maximum retry count must be an integer'),
      malformed(':3', 'no policy provided before colon'),
      ALWAYS,
      // An empty one changes nothing.
      { line: "docker update --restart '' box", stdout: 'box\n' },
      ALWAYS,
    ]);
  });

  it('change the policy and the limits that are given, and leave the others', () =>
    transcript([
      BOX,
      { line: 'docker update --restart on-failure:3 --cpus 1.5 box', stdout: 'box\n' },
      policy('{"Name":"on-failure","MaximumRetryCount":3}'),
      { line: 'docker update -m 64m --memory-swap -1 --pids-limit 20 box', stdout: 'box\n' },
      {
        line: "docker inspect -f '{{with .HostConfig}}{{.NanoCpus}} {{.Memory}} {{.MemorySwap}} {{.PidsLimit}}{{end}}' box",
        stdout: '1500000000 67108864 -1 20\n',
      },
    ]));
});
