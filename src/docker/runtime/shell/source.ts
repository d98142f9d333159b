import { serialize } from 'just-bash';
import { stop } from '../kernel/session.ts';
import { instrument } from './instrument.ts';
import { TOO_LONG } from './limits.ts';
import { mayExit, mayRefuse, mayTrace } from './settings.ts';
import type { Shell } from './shell.ts';
import { complain, type Speaker } from './speaker.ts';
import { parseScript } from './syntax.ts';
import { syntaxError } from './syntax-error.ts';

/** `.`, `source` and `eval`: their text is put under the kernel, for the interpreter to read in the next command. */
export type SourceCommand = '__dot' | '__source' | '__eval';

export function isSource(command: string): command is SourceCommand {
  return command === '__eval' || command === '__source' || command === '__dot';
}

/** Makes the text ready; its exit code is not 0 when it cannot be read, and then what was wrong has been told. */
export function prepareSource(
  shell: Shell,
  command: SourceCommand,
  words: readonly string[],
  at: { readonly cwd: string; readonly line: number; readonly complain: (text: string) => void },
): number {
  const { speaker, script, bridge, read } = shell;
  let text = words.join(' ');
  if (command !== '__eval') {
    const [name = ''] = words;
    const content = script.files.content(name.startsWith('/') ? name : `${at.cwd}/${name}`);
    if (typeof content === 'string') {
      at.complain(sourceRefused(speaker, command === '__dot' ? '.' : 'source', at.line, name));
      return speaker.dialect === 'bash' ? 1 : 2;
    }
    text = Buffer.from(content.bytes ?? new Uint8Array(0)).toString('utf8');
  }
  const known = read.get(text);
  if (known !== undefined) {
    bridge.script = known;
    return 0;
  }
  const parsed = parseScript(text, speaker.dialect);
  if (!parsed.ok) {
    if (parsed.capped) return stop(script.session, 'limit', TOO_LONG);
    const within = command === '__eval' && speaker.dialect === 'ash' ? 'eval' : null;
    at.complain(syntaxError(speaker, parsed.line, parsed.fault, within));
    return 2;
  }
  const { plan } = shell;
  bridge.script = serialize(
    instrument(parsed.script, {
      ...plan,
      inFunction: command !== '__eval' || plan.inFunction,
      errexit: plan.errexit !== null || mayExit(text) ? 'watched' : null,
      traced: plan.traced || mayTrace(text),
      strict: plan.strict || (speaker.dialect !== 'bash' && mayRefuse(text)),
    }),
  );
  read.set(text, bridge.script);
  return 0;
}

function sourceRefused(speaker: Speaker, dot: '.' | 'source', line: number, name: string): string {
  switch (speaker.dialect) {
    case 'ash':
      // A name without a slash is sought in PATH.
      if (!name.includes('/')) return complain(speaker, dot, line, `${name}: not found`);
      return complain(speaker, dot, line, `can't open '${name}': No such file or directory`);
    case 'dash':
      if (!name.includes('/')) return complain(speaker, dot, line, `${name}: not found`);
      return complain(speaker, dot, line, `cannot open ${name}: No such file`);
    case 'bash':
      return complain(speaker, null, line, `${name}: No such file or directory`);
  }
}
