/** What root of a container may do with files, by `--cap-drop` and `--cap-add`, and how many it may have open. Source: capabilities(7), chown(2), chmod(2). */
import { transcript } from './transcript.ts';

describe('transcripts of capabilities', () => {
  it('without CHOWN root gives no file away; what is added by its name stays', () =>
    transcript([
      {
        line: 'docker run --rm --cap-drop CHOWN alpine:3.21 chown 1 /tmp',
        stderr: 'chown: /tmp: Operation not permitted\n',
        exit: 1,
      },
      { line: 'docker run --rm --cap-drop ALL --cap-add CHOWN alpine:3.21 chown 1 /tmp' },
      { line: 'docker run --rm --cap-drop NET_RAW alpine:3.21 chown 1 /tmp' },
    ]));

  it('without DAC_OVERRIDE root reads what others may read', () =>
    transcript([
      {
        line: "docker run --rm --cap-drop ALL alpine:3.21 sh -c 'cat /etc/shadow > /dev/null && echo own; mkdir -m 700 /d && echo made'",
        stdout: 'own\nmade\n',
      },
      {
        line: "docker run --rm --cap-drop DAC_OVERRIDE alpine:3.21 sh -c 'echo x > /tmp/f; chmod 600 /tmp/f; chown 1 /tmp/f; cat /tmp/f'",
        stderr: "cat: can't open '/tmp/f': Permission denied\n",
        exit: 1,
      },
    ]));

  it('ulimit tells what was asked for', () =>
    transcript([
      { line: "docker run --rm --ulimit nofile=100 alpine:3.21 sh -c 'ulimit -n'", stdout: '100\n' },
      { line: "docker run --rm alpine:3.21 sh -c 'ulimit -n'", stdout: '1048576\n' },
    ]));
});
