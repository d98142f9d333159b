import { cleanPath, nameOf } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { secondsOf } from '../../../kernel/session.ts';
import { groups, passwd } from '../../../kernel/users.ts';
import { busybox } from '../../words.ts';
import type { ExecBatch, FindRequest, Test } from './request.ts';
import { ageTest, globTest, permTest, sizeTest, typeTest } from './tests.ts';

type RequestDraft = { -readonly [Key in keyof Omit<FindRequest, 'test' | 'batches'>]: FindRequest[Key] } & {
  readonly batches: ExecBatch[];
};

interface ExpressionCursor {
  readonly call: ProgramCall;
  readonly words: readonly string[];
  at: number;
  readonly draft: RequestDraft;
}

/** Reads the words after the paths: tests and actions, joined by `-a`, `-o`, `!` and parentheses. */
export function readExpression(call: ProgramCall, words: readonly string[]): FindRequest {
  const draft: RequestDraft = {
    acts: false,
    deepest: Number.POSITIVE_INFINITY,
    shallowest: 0,
    depthFirst: false,
    batches: [],
    unknown: null,
  };
  const cursor: ExpressionCursor = { call, words, at: 0, draft };
  const test = words.length === 0 ? pass : either(cursor);
  return { ...draft, test };
}

const pass: Test = () => true;
const peek = ({ words, at }: ExpressionCursor): string | undefined => words[at];
const value = (cursor: ExpressionCursor): string => cursor.words[cursor.at++] ?? '';

function either(cursor: ExpressionCursor): Test {
  let left = both(cursor);
  while (peek(cursor) === '-o' || peek(cursor) === '-or') {
    cursor.at++;
    const before = left;
    const right = both(cursor);
    left = async entry => (await before(entry)) || (await right(entry));
  }
  return left;
}

function both(cursor: ExpressionCursor): Test {
  let left = primary(cursor);
  for (;;) {
    const word = peek(cursor);
    if (word === undefined || word === '-o' || word === '-or' || word === ')') return left;
    if (word === '-a' || word === '-and') cursor.at++;
    const before = left;
    const right = primary(cursor);
    left = async entry => (await before(entry)) && (await right(entry));
  }
}

function primary(cursor: ExpressionCursor): Test {
  const word = value(cursor);
  switch (word) {
    case '!':
    case '-not': {
      const inner = primary(cursor);
      return async entry => !(await inner(entry));
    }
    case '(': {
      const inner = either(cursor);
      if (peek(cursor) === ')') cursor.at++;
      return inner;
    }
    default:
      return option(cursor, word) ?? action(cursor, word) ?? test(cursor, word) ?? unknown(cursor, word);
  }
}

function unknown({ draft }: ExpressionCursor, word: string): Test {
  draft.unknown ??= word;
  return () => false;
}

/** Words that say how find walks, wherever they stand. */
function option(cursor: ExpressionCursor, word: string): Test | null {
  const { draft } = cursor;
  switch (word) {
    case '-maxdepth':
      draft.deepest = Number(value(cursor));
      return pass;
    case '-mindepth':
      draft.shallowest = Number(value(cursor));
      return pass;
    case '-depth':
      draft.depthFirst = true;
      return pass;
    case '-xdev':
    case '-mount':
    case '-prune':
    case '-true':
      return pass;
    default:
      return null;
  }
}

/** Words that do something with what has passed so far. */
function action(cursor: ExpressionCursor, word: string): Test | null {
  const { call, draft } = cursor;
  switch (word) {
    case '-print':
    case '-print0':
      draft.acts = true;
      return ({ shown }) => {
        call.out(`${shown}${word === '-print0' ? '\0' : '\n'}`);
        return true;
      };
    case '-delete':
      draft.acts = true;
      draft.depthFirst = true;
      return ({ path }) => call.files.remove(path) === null;
    case '-exec':
    case '-ok':
      draft.acts = true;
      return execution(cursor);
    default:
      return null;
  }
}

function execution(cursor: ExpressionCursor): Test {
  const { call, words, draft } = cursor;
  const command: string[] = [];
  while (cursor.at < words.length && peek(cursor) !== ';' && peek(cursor) !== '+') command.push(value(cursor));
  if (value(cursor) !== '+') return ({ shown }) => executed(call, command, shown);
  const batch: ExecBatch = { command, paths: [] };
  draft.batches.push(batch);
  return ({ shown }) => {
    batch.paths.push(shown);
    return true;
  };
}

async function executed(call: ProgramCall, command: readonly string[], shown: string): Promise<boolean> {
  const argv = command.map(each => each.replaceAll('{}', shown));
  const ran = await call.run(argv, { stdin: '' });
  if (ran.missing !== null) {
    const name = busybox(call) ? command[0] : `'${command[0]}'`;
    call.err(`find: ${name}: No such file or directory\n`);
  }
  return ran.exitCode === 0;
}

function test(cursor: ExpressionCursor, word: string): Test | null {
  const { files, session, cwd } = cursor.call;
  switch (word) {
    case '-name':
    case '-iname': {
      const matches = globTest(value(cursor), word === '-iname');
      return ({ path }) => matches(nameOf(path));
    }
    case '-path':
    case '-wholename': {
      const matches = globTest(value(cursor), false);
      return ({ shown }) => matches(shown);
    }
    case '-type':
      return typeTest(value(cursor));
    case '-empty':
      return ({ node, path }) =>
        node.type === 'directory' ? files.list(path).length === 0 : node.type === 'file' && node.content.size === 0;
    case '-size':
      return sizeTest(value(cursor));
    case '-perm':
      return permTest(value(cursor));
    case '-user': {
      const user = value(cursor);
      const uid = passwd(files.whole).find(each => each.name === user)?.uid ?? Number(user);
      return ({ node }) => node.uid === uid;
    }
    case '-group': {
      const group = value(cursor);
      const gid = groups(files.whole).find(each => each.name === group)?.gid ?? Number(group);
      return ({ node }) => node.gid === gid;
    }
    case '-mtime':
    case '-mmin':
      return ageTest(value(cursor), word === '-mmin' ? 60 : 86_400, () => secondsOf(session));
    case '-newer': {
      const other = files.stat(cleanPath(value(cursor), cwd));
      return ({ node }) => other !== null && node.mtime > other.mtime;
    }
    default:
      return null;
  }
}
