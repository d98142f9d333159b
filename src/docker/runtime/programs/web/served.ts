import type { HttpAnswered, HttpQuestion } from '../../../http.ts';
import type { Json } from '../../../json.ts';
import type { Session } from '../../kernel/program.ts';
import { suspend } from '../../kernel/session.ts';
import { leftBy } from '../../kernel/unwinding.ts';
import type { ServedProgram } from '../../kernel/web.ts';
import { NotSimulated } from '../../languages/control.ts';
import type { Answering, Machine } from '../../languages/machine.ts';
import { TooLarge } from '../../languages/size.ts';
import { LANGUAGES, type Language } from '../languages.ts';
import { type MachinePlace, machineOf } from '../machine.ts';
import { type ProgramSight, recorded, replayed, weightOf } from './recorded.ts';

/** A program that may become a server: it is played, and played anew when somebody asks it. */

/** Characters of all that such a program sees, and questions that it answers: beyond them it is not played anew. */
const MOST_SEEN = 600_000;
const MOST_HEARD = 2_000;
/** Steps of it that are played anew. */
const MOST_STEPS = 400_000;
/** What a question weighs beside its text. */
const QUESTION = 200;

/** A program in the memory of this process, where it has come to. */
interface LiveProgram {
  readonly answer: Answering;
  /** What it sees from now on. */
  see(sight: ProgramSight): void;
}

/** Programs that need not be played anew. Whether one is here changes nothing of what it answers. */
const alive = new WeakMap<ServedProgram, LiveProgram>();

type ProgramFacts = Omit<ServedProgram, 'kind' | 'begun' | 'heard' | 'weight' | 'steps'>;

/** Plays a program of a language. Where it listens it stays, and can be asked. Gives its exit code. */
export function playServed(
  place: MachinePlace,
  language: Language,
  script: Json,
  argv: readonly string[],
  sites: readonly string[] = [],
): number {
  const { session } = place;
  const machine = machineOf(place, argv);
  const facts: ProgramFacts = {
    ...{ language, script, argv, env: [...machine.env], cwd: machine.cwd, hostname: machine.hostname },
    sites,
    ...{ pid: machine.pid, uid: machine.uid, architecture: machine.architecture, processors: machine.processors },
  };
  const begun: Json[] = [];
  const sight = recorded(machine, begun);
  const program = switchedMachine(facts, sight, (server, answer) => {
    const weight = weightOf(begun);
    const web: ServedProgram | null =
      answer === null || weight > MOST_SEEN
        ? null
        : { kind: 'program', ...facts, begun, heard: [], weight, steps: answer.steps() };
    if (web !== null && answer !== null) alive.set(web, { answer, see: program.see });
    session.service = { ...server, ...(web === null ? {} : { web }) };
    return suspend(session);
  });
  return LANGUAGES[language](program.machine, script);
}

/** A machine whose sight can be given another. */
function switchedMachine(facts: ProgramFacts, first: ProgramSight, serve: Machine['serve']) {
  let now = first;
  const machine: Machine = {
    argv: facts.argv,
    env: new Map(facts.env),
    cwd: facts.cwd,
    hostname: facts.hostname,
    pid: facts.pid,
    uid: facts.uid,
    architecture: facts.architecture,
    processors: facts.processors,
    sites: facts.sites,
    get input() {
      return now.input;
    },
    files: {
      read: path => now.files.read(path),
      write: (path, text, mode) => now.files.write(path, text, mode),
      append: (path, text) => now.files.append(path, text),
      exists: path => now.files.exists(path),
      isDirectory: path => now.files.isDirectory(path),
      isLink: path => now.files.isLink(path),
      modified: path => now.files.modified(path),
      mkdir: (path, parents) => now.files.mkdir(path, parents),
      remove: path => now.files.remove(path),
      list: path => now.files.list(path),
    },
    readLine: () => now.readLine(),
    out: text => now.out(text),
    err: text => now.err(text),
    now: () => now.now(),
    elapsed: () => now.elapsed(),
    random: () => now.random(),
    pass: milliseconds => now.pass(milliseconds),
    stop: (kind, message) => now.stop(kind, message),
    serve,
  };
  const see = (sight: ProgramSight): void => {
    now = sight;
  };
  return { machine, see };
}

/** Thrown where a program that is played anew has come to where it listens. */
class Listening extends Error {
  readonly answer: Answering | null;
  constructor(answer: Answering | null) {
    super('listening');
    this.answer = answer;
  }
}

/** Plays a program anew up to its latest answer; null where it does not come to that. */
function revived(web: ServedProgram): LiveProgram | null {
  const { machine, see } = switchedMachine(web, replayed(web.begun, neverAgain), (_server, answer) => {
    throw new Listening(answer);
  });
  const answer = listening(() => LANGUAGES[web.language](machine, web.script));
  if (answer === null) return null;
  for (const { question, saw } of web.heard) {
    see(replayed(saw, neverAgain));
    answer.answer(question);
  }
  return { answer, see };
}

function neverAgain(): never {
  throw new NotSimulated('a second server');
}

function listening(play: () => number): Answering | null {
  try {
    play();
  } catch (error) {
    if (error instanceof Listening) return error.answer;
    throw error;
  }
  return null;
}

/** What a program answers, and what it is from then on; null for one that has ended, with its exit code. */
export interface ProgramAnswer {
  readonly answered: HttpAnswered;
  readonly web: ServedProgram;
  readonly exitCode: number | null;
}

/** Units of work for a question by itself, and for one that is played anew. */
const ASKED = 20_000;
const REPLAYED = 2_000;

/** Asks a program. `place` is where it runs, at the moment of the question. */
export function askProgram(web: ServedProgram, question: HttpQuestion, place: MachinePlace): ProgramAnswer {
  const unmet = (message: string): ProgramAnswer => ({ answered: { kind: 'unmet', message }, web, exitCode: null });
  if (web.heard.length >= MOST_HEARD || web.weight > MOST_SEEN || web.steps > MOST_STEPS)
    return unmet('a server that was asked this often is not simulated here any longer: start its container again');
  const { session } = place;
  session.worked += ASKED;
  const isAlive = alive.has(web);
  if (!session.request.work.take(ASKED + (isAlive ? 0 : REPLAYED * web.heard.length)))
    return unmet('the line asks for more than this host plays');
  const live = alive.get(web) ?? revived(web);
  if (live === null) return unmet('what this server answers is not simulated here');
  alive.delete(web);
  const before = session.elapsed;
  const saw: Json[] = [];
  live.see(recorded(machineOf(place, web.argv), saw));
  const said = answeredBy(live, question, session);
  if (typeof said === 'string') return unmet(said);
  const duration = session.elapsed - before;
  if ('exits' in said) return { answered: { kind: 'closed', duration }, web, exitCode: said.exits };
  const weight = web.weight + weightOf(saw) + question.target.length + question.body.length + QUESTION;
  const next: ServedProgram = { ...web, heard: [...web.heard, { question, saw }], weight, steps: live.answer.steps() };
  alive.set(next, live);
  return { answered: { kind: 'reply', reply: said, duration }, web: next, exitCode: null };
}

/** A text: why there is no answer. */
function answeredBy(
  live: LiveProgram,
  question: HttpQuestion,
  session: Session,
): ReturnType<Answering['answer']> | string {
  try {
    return live.answer.answer(question);
  } catch (error) {
    if (error instanceof NotSimulated) return `${error.message} in a server is not simulated here`;
    if (error instanceof TooLarge) return 'the server makes a larger value than this host keeps';
    const left = leftBy(error);
    return session.error?.message ?? (left === 'suspended' ? 'the server does not answer' : 'the server was ended');
  }
}
