/** How a build is shown: --progress, -q, and what the environment says of it. Order and words are buildx's. */
import { quote } from '../../quote.ts';
import type { Invocation } from '../command.ts';
import { rfc3339Seconds } from '../format/time.ts';
import type { ClientIO } from '../io.ts';
import { BuildRefusal } from './given.ts';
import { type Colors, colorsOf, type LoggedWarning } from './progress/index.ts';

export interface ProgressDisplay {
  readonly display: 'plain' | 'tty' | 'rawjson' | 'none';
  /** The image's id is printed at the end. */
  readonly id: boolean;
  /** Warnings are listed at the end. */
  readonly warnings: boolean;
}

const DISPLAYS = ['auto', 'plain', 'quiet', 'rawjson', 'tty'];

/**
 * -q is `--progress quiet`, and goes with the usual progress alone. BUILDKIT_PROGRESS changes what is displayed when nothing else
 * was asked for, but not what is printed when the build is over. Throws a Trouble.
 */
export function progressOf({ flags, io }: Invocation): ProgressDisplay {
  const asked = flags.text('progress');
  const quiet = flags.on('quiet') || asked === 'quiet';
  const given = asked === 'none' ? 'quiet' : asked;
  if (quiet && given !== 'auto' && given !== 'quiet')
    throw new BuildRefusal(`progress=${asked} and quiet cannot be used together`, 'early');
  const mode = quiet ? 'quiet' : given;
  const shown = (mode === 'auto' && io.env.BUILDKIT_PROGRESS) || mode;
  if (!DISPLAYS.includes(shown)) throw new BuildRefusal(`invalid progress mode ${shown}`, 'early');
  const terminal = io.columns.stderr !== null;
  if (shown === 'tty' && !terminal)
    throw new BuildRefusal('failed to get console: provided file is not a console', 'early');
  return {
    display:
      shown === 'rawjson' ? 'rawjson' : shown === 'quiet' ? 'none' : shown !== 'plain' && terminal ? 'tty' : 'plain',
    id: quiet,
    warnings: mode !== 'quiet' && mode !== 'rawjson',
  };
}

/** Colours for the board; what is wrong with them goes into the client's log, which any command of buildx would write. */
export function colorsFor(io: ClientIO, now: number): Colors {
  const { colors, complaints } = colorsOf(io.env);
  for (const complaint of complaints) io.write('stderr', logged(complaint, io.columns.stderr !== null, now));
  return colors;
}

/** A warning as logrus writes it: for people on a terminal, as pairs anywhere else. */
function logged({ message, error }: LoggedWarning, terminal: boolean, now: number): string {
  const reason = error === '' ? '' : /[^a-zA-Z0-9\-._/@^+]/.test(error) ? quote(error) : error;
  if (terminal) {
    const rest = reason === '' ? '' : ` \u001b[33merror\u001b[0m=${reason}`;
    return `\u001b[33mWARN\u001b[0m[0000] ${message.padEnd(44)} ${rest}\n`;
  }
  const time = rfc3339Seconds(Math.floor(now / 1000));
  return `time="${time}" level=warning msg=${quote(message)}${reason === '' ? '' : ` error=${reason}`}\n`;
}
