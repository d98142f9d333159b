/** Replays sessions recorded from a real Docker (the form is described in the README of this folder) on a simulated host. */
import * as z from 'zod';
import {
  boot,
  editFiles,
  type Files,
  filesOf,
  type Host,
  type Platform,
  type ProfileName,
  prompt,
  run,
  screen,
} from '../docker/index.ts';
import type { Deadline } from './deadline.ts';

const mode = z.union([z.number(), z.string()]).exactOptional();
const file: z.ZodType<Files[string]> = z.union([
  z.string(),
  z.object({ content: z.string(), mode }),
  z.object({ symlink: z.string() }),
  z.object({ dir: z.unknown() }),
  z.object({ tgz: z.record(z.string(), z.string()) }),
  z.object({ base64: z.string(), mode }),
]);
const step = z.looseObject({
  cmd: z.string().optional(),
  stdin: z.string().optional(),
  template: z.string().optional(),
  as: z.string().optional(),
  at: z.string().optional(),
  quiet: z.boolean().optional(),
  write: z.record(z.string(), z.string()).optional(),
  append: z.record(z.string(), z.string()).optional(),
  touch: z.string().optional(),
  rm: z.string().optional(),
  mkdir: z.string().optional(),
  /** Path and mode, or modes by path. */
  chmod: z
    .union([z.tuple([z.string(), z.number()]), z.record(z.string(), z.union([z.number(), z.string()]))])
    .optional(),
  sleep: z.number().optional(),
  read: z.string().optional(),
});
const session = z.looseObject({
  cwd: z.string(),
  cols: z.number().optional(),
  base: z.array(z.string()).optional(),
  files: z.record(z.string(), file),
  steps: z.array(step),
});
/** A file of many sessions, or a single session (one recorded on a terminal has `cols`). */
const manySessions = z.looseObject({ cases: z.array(session) });
export const sessionsFile = z.union([manySessions, session]);
type ManySessions = z.infer<typeof manySessions>;
type RecordedSession = z.infer<typeof session>;
export type SessionsFile = ManySessions | RecordedSession;
type RecordedStep = z.infer<typeof step>;

export interface ReplayOptions {
  readonly catalogue: unknown | null;
  readonly platform: Platform;
  readonly profile: ProfileName;
  readonly seed: number;
  /** The clock for sessions that do not say when a line was typed. */
  readonly at: number;
  readonly deadline: Deadline;
}

function isMany(recorded: SessionsFile): recorded is ManySessions {
  return 'cases' in recorded;
}

/** The same JSON with the simulated host's own `stdout`, `stderr`, `exit` (and `screen` where the session has `cols`). */
export async function replaySessions(recorded: SessionsFile, options: ReplayOptions): Promise<SessionsFile> {
  if (!isMany(recorded)) return replaySession(recorded, options);
  const cases: RecordedSession[] = [];
  for (const each of recorded.cases) cases.push(await replaySession(each, options));
  return { ...recorded, cases };
}

async function replaySession(recorded: RecordedSession, options: ReplayOptions): Promise<RecordedSession> {
  const columns = recorded.cols ?? null;
  const firstAt = recorded.steps.find(each => each.at !== undefined)?.at;
  let now = firstAt === undefined ? options.at : Date.parse(firstAt);
  let host = await boot({
    seed: options.seed,
    at: now,
    platform: options.platform,
    profile: options.profile,
    directory: recorded.cwd,
    files: recorded.files,
    images: recorded.base ?? [],
    catalogue: options.catalogue,
  });
  const kept = new Map<string, string>();
  const steps: RecordedStep[] = [];
  for (const each of recorded.steps) {
    if (each.sleep !== undefined) now += each.sleep * 1000;
    if (each.cmd === undefined) {
      const changed = await change(host, each, now);
      host = changed.host;
      steps.push(changed.step);
      continue;
    }
    if (each.at !== undefined) now = Math.max(now, Date.parse(each.at));
    const line = each.template === undefined ? each.cmd : fill(each.template, kept);
    // Each line had a terminal of its own: what the last one still asks for has no answer.
    if (host.inside !== null) host = (await run(host, '\u0004', { at: now, columns, stdin: '' })).host;
    const [before, at] = [host, now];
    const ran = await options.deadline.during(line, () => run(before, line, { at, columns, stdin: each.stdin ?? '' }));
    host = ran.host;
    now += ran.outcome.duration;
    if (each.as !== undefined) kept.set(each.as, ran.outcome.stdout.trim());
    const { stdout, stderr, ending } = ran.outcome;
    const asked = host.inside === null ? [] : [{ stream: 'stdout', text: prompt(host), after: 0 } as const];
    steps.push({
      ...each,
      cmd: line,
      exit: ending.exitCode,
      ...(columns === null ? { stdout, stderr } : { screen: screen([...ran.outcome.chunks, ...asked], columns) }),
    });
  }
  return { ...recorded, steps };
}

/** `${NAME}` is what a step with `as: NAME` printed, `${NAME:12}` its first 12 characters. */
function fill(template: string, kept: ReadonlyMap<string, string>): string {
  return template.replace(/\$\{(\w+)(?::(\d+))?\}/g, (whole, name: string, count: string | undefined) => {
    const value = kept.get(name)?.replace(/^sha256:/, '');
    return value === undefined ? whole : count === undefined ? (kept.get(name) ?? '') : value.slice(0, Number(count));
  });
}

/** What happened to the files between two lines. */
async function change(host: Host, step: RecordedStep, at: number): Promise<{ host: Host; step: RecordedStep }> {
  const type = async (line: string): Promise<Host> => (await run(host, line, { at, columns: null, stdin: '' })).host;
  const quote = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`;
  if (step.write !== undefined) {
    return {
      host: editFiles(
        host,
        Object.entries(step.write).map(([path, text]) => ({ path, text })),
        at,
      ),
      step,
    };
  }
  if (step.append !== undefined) {
    const before = new Map(filesOf(host).map(each => [each.path, each.text ?? '']));
    const edits = Object.entries(step.append).map(([path, text]) => ({ path, text: (before.get(path) ?? '') + text }));
    return { host: editFiles(host, edits, at), step };
  }
  if (step.touch !== undefined) return { host: await type(`touch ${quote(step.touch)}`), step };
  if (step.rm !== undefined) return { host: await type(`rm -rf ${quote(step.rm)}`), step };
  if (step.mkdir !== undefined) return { host: await type(`mkdir -p ${quote(step.mkdir)}`), step };
  if (step.chmod !== undefined) {
    const modes = Array.isArray(step.chmod) ? [step.chmod] : Object.entries(step.chmod);
    const octal = (mode: number | string): string => (typeof mode === 'string' ? mode : mode.toString(8));
    return { host: await type(modes.map(([path, mode]) => `chmod ${octal(mode)} ${quote(path)}`).join(' && ')), step };
  }
  if (step.read !== undefined) {
    const content = filesOf(host).find(each => each.path === step.read)?.text ?? null;
    return { host, step: { ...step, content } };
  }
  return { host, step };
}
