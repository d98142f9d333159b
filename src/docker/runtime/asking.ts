import { fileSystemOf } from '../filesystem/index.ts';
import type { HttpAnswered, HttpQuestion } from '../http.ts';
import type { Chunk } from '../outcome.ts';
import { userFiles } from './kernel/files.ts';
import type { ProcessRequest } from './kernel/process-request.ts';
import { newSession, secondsOf, spend } from './kernel/session.ts';
import { findUser } from './kernel/users.ts';
import type { WebServer } from './kernel/web.ts';
import { machineTree } from './process.ts';
import { programNamed } from './programs/index.ts';
import { answerOf } from './programs/web/answer.ts';

/** A question to a web server that is the main process of a container. */
export interface AskedRequest {
  /** What its process was started with; `now` is when that was. */
  readonly process: ProcessRequest;
  readonly web: WebServer;
  readonly port: number;
  readonly question: HttpQuestion;
  /** Milliseconds from the start of the process to the question. */
  readonly after: number;
}

/** What came of it. */
export interface AskedServer {
  readonly answered: HttpAnswered;
  /** What the server is from then on. */
  readonly web: WebServer;
  /** Null while its program goes on. */
  readonly exitCode: number | null;
  /** What it printed; `after` counts from the start of the process. */
  readonly chunks: readonly Chunk[];
  /** Milliseconds from the start of the process to the answer. */
  readonly after: number;
}

/** Milliseconds that somebody waits for an answer. */
const PATIENCE = 120_000;

export function askServer({ process: given, web, port, question, after }: AskedRequest): AskedServer {
  const plain = fileSystemOf(given.filesystem, { now: () => given.now / 1000 });
  const user = findUser(plain, given.user, given.groupAdd);
  const identity = 'refused' in user ? { uid: 0, gid: 0, groups: [], home: '/root', name: 'root' } : user;
  const session = newSession(given, identity, programNamed);
  session.elapsed = after;
  session.horizon = after + PATIENCE;
  const files = userFiles(
    machineTree(given),
    identity,
    () => secondsOf(session),
    units => spend(session, units),
  );
  const place = {
    ...{ session, files, env: new Map<string, string>(), cwd: given.cwd, piped: true, stdin: '', input: '' },
    out: (text: string) => session.emit('stdout', text),
    err: (text: string) => session.emit('stderr', text),
  };
  return { ...answerOf(web, port, question, place), chunks: session.chunks, after: session.elapsed };
}
