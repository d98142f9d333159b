/** `jobs` of a script, recorded from BusyBox 1.38, dash 0.5.12 and bash 5.2. */
import { transcript } from './transcript.ts';

const SCRIPT = 'sleep 1 & sleep 9 & jobs; sleep 2; jobs; jobs; true | sleep 3 & jobs';

describe('transcripts of jobs in scripts', () => {
  it('ash tells the latest first, of what ended once, and keeps no commands', () =>
    transcript([
      {
        line: `docker run --rm alpine:3.21 sh -c '${SCRIPT}'`,
        stdout: [
          '[2]+  Running                    ',
          '[1]-  Running                    ',
          '[2]+  Running                    ',
          '[1]-  Done                       ',
          '[2]+  Running                    ',
          '[1]+  Running                     | ',
          '[2]-  Running                    ',
          '',
        ].join('\n'),
      },
    ]));

  it('bash tells of those that run, with their commands', () =>
    transcript([
      { line: 'docker pull -q debian:bookworm-slim > /dev/null' },
      {
        line: `docker run --rm debian:bookworm-slim bash -c '${SCRIPT}'`,
        stdout: [
          '[1]-  Running                 sleep 1 &',
          '[2]+  Running                 sleep 9 &',
          '[2]+  Running                 sleep 9 &',
          '[2]+  Running                 sleep 9 &',
          '[2]-  Running                 sleep 9 &',
          '[3]+  Running                 true | sleep 3 &',
          '',
        ].join('\n'),
      },
    ]));
});
