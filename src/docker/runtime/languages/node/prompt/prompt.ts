import { Exit, NotSimulated } from '../../control.ts';
import type { LanguagePrompt, PromptAnswer } from '../../prompt.ts';
import { LONGEST_TEXT, TooLarge } from '../../size.ts';
import { playOf } from '../index.ts';
import type { JsPlay, JsScope } from '../value/values.ts';
import { newMemory, openNames, type PromptMemory } from './names.ts';
import { playInput } from './play.ts';
import { COMMANDS, readInput } from './read.ts';
import { uncaughtAtPrompt } from './uncaught.ts';

/** Node.js at its prompt. Judged by Node.js 20.20. */

const HELP = `.break    Sometimes you get stuck, this gets you out
.clear    Alias for .break
.editor   Enter editor mode
.exit     Exit the REPL
.help     Print this help message
.load     Load JS from a file into the REPL session
.save     Save all evaluated commands in this REPL session to a file

Press Ctrl+C to abort current expression, Ctrl+D to exit the REPL
`;

/** What is said of npm, which is no word of JavaScript. */
const OUTSIDE = 'npm should be run outside of the Node.js REPL, in your normal shell.\n(Press Ctrl+D to exit.)\n';

/** `version`: `22.14.0`. */
export function nodePrompt(version: string): LanguagePrompt {
  return {
    banner: `Welcome to Node.js v${version}.\nType ".help" for more information.\n`,
    asks: '> ',
    continued: '... ',
    interrupted:
      "Uncaught:\n[Error [ERR_SCRIPT_EXECUTION_INTERRUPTED]: Script execution was interrupted by `SIGINT`] {\n  code: 'ERR_SCRIPT_EXECUTION_INTERRUPTED'\n}\n",
    argv: ['/usr/local/bin/node'],
    interrupt(isEmpty, isAgain) {
      if (!isEmpty) return '';
      return isAgain ? null : '(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n';
    },
    isLeftWithin: true,
    isWhole: text => readInput(text).kind !== 'open',
    open(machine) {
      const play = playOf(machine, version, { path: '<repl>', source: '' });
      const memory = newMemory();
      const scope = openNames(play, memory);
      return {
        play: source => answered(play, () => typed(play, scope, memory, source)),
        leave: () => play.exitCode,
        keep: () => null,
      };
    },
  };
}

/** Plays an input: what it comes to is shown. */
function typed(play: JsPlay, scope: JsScope, memory: PromptMemory, text: string): PromptAnswer {
  const { machine } = play;
  if (text.length > LONGEST_TEXT) return machine.stop('limit', 'the input is longer than this host reads');
  play.budget.renew();
  const input = readInput(text);
  const lines = text.split('\n').length - 1;
  // Node.js tries an input line by line, until it is whole.
  if (input.kind !== 'command') memory.tried += lines;
  const path = `REPL${memory.tried}`;
  switch (input.kind) {
    case 'command':
      return commanded(play, memory, input.name, text.replace(/[^\n]*\n$/, ''));
    case 'program': {
      if (text === '\n') return { kind: 'on' };
      const { shown, late } = playInput(play, scope, memory, input, path);
      machine.out(shown);
      for (const each of late) machine.out(`> ${uncaughtAtPrompt(play, memory, each)}`);
      return { kind: 'on' };
    }
    case 'refused':
      memory.failure = 'unknown';
      machine.out(lines === 1 && /^\s*npm /.test(text) ? OUTSIDE : input.said);
      return { kind: 'on' };
    case 'open':
    case 'unread':
      memory.failure = 'unknown';
      throw new NotSimulated(input.kind === 'open' ? 'an input that is not whole' : input.error.message);
  }
}

/** `above`: lines that were begun before it. */
function commanded(play: JsPlay, memory: PromptMemory, name: string, above: string): PromptAnswer {
  switch (name) {
    case 'exit':
      return { kind: 'left', exitCode: play.exitCode };
    case 'break':
    case 'clear':
      memory.tried += above.split('\n').length - 1;
      return { kind: 'on' };
    case 'help':
      play.machine.out(HELP);
      return { kind: 'on', begun: above };
    default:
      if (COMMANDS.includes(name)) return { kind: 'unmet', message: `.${name} of Node.js's prompt is not simulated` };
      play.machine.out('Invalid REPL keyword\n');
      return { kind: 'on' };
  }
}

function answered(play: JsPlay, work: () => PromptAnswer): PromptAnswer {
  try {
    return work();
  } catch (error) {
    // What was under way is not taken up.
    play.timers = [];
    play.micro.length = 0;
    play.ticks.length = 0;
    play.rejected.clear();
    play.typed = null;
    if (error instanceof Exit) return { kind: 'left', exitCode: error.code };
    if (error instanceof NotSimulated)
      return { kind: 'unmet', message: `${error.message} in Node.js programs is not simulated` };
    if (error instanceof TooLarge)
      return play.machine.stop('limit', 'the script makes a larger value than this host keeps');
    throw error;
  }
}
