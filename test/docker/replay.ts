/** Plays recorded sessions on a simulated host, step by step. */
import type { FileEdit, Files, HostWorld, Instant, Outcome } from '../../src/docker/index.ts';
import { boot, editFiles, type Host, run } from '../../src/docker/index.ts';

export interface Step {
  readonly cmd?: string;
  readonly stdin?: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exit?: number;
  readonly at?: string | number;
  readonly as?: string;
  readonly template?: string;
  readonly unstable?: boolean;
  /** Why the simulated host cannot print what was recorded. */
  readonly differs?: string;
  readonly screen?: string | readonly string[];
  readonly write?: Files;
  readonly append?: Readonly<Record<string, string>>;
  readonly touch?: unknown;
  readonly rm?: unknown;
  readonly chmod?: Readonly<Record<string, string | number>>;
  readonly mkdir?: unknown;
  readonly sleep?: number;
  readonly read?: string;
  readonly content?: string;
}

export interface Session {
  readonly scenario: string;
  /** Columns of the terminal that was recorded; absent when output went to a pipe. */
  readonly cols?: number;
  /** `own`: recorded over an image of its own making, and played over the host's catalogue. */
  readonly catalogue?: 'own';
  readonly cwd: string;
  readonly base: readonly string[];
  readonly files: Files;
  readonly steps: readonly Step[];
}

export interface Played {
  readonly step: Step;
  /** The line that was run: a template's names filled in with what this host gave. */
  readonly line: string;
  readonly outcome: Outcome;
}

function instantOf(at: string | number | undefined, otherwise: Instant): Instant {
  if (at === undefined) return otherwise;
  return typeof at === 'number' ? (at < 1e11 ? at * 1000 : at) : Date.parse(at);
}

/** `${NAME}` and `${NAME:12}`, from what earlier steps gave. */
function fillIn(template: string, kept: ReadonlyMap<string, string>): string {
  return template.replace(/\$\{(\w+)(?::(\d+))?\}/g, (whole, name: string, length?: string) => {
    const value = kept.get(name);
    if (value === undefined) return whole;
    return length === undefined ? value : value.replace(/^sha256:/, '').slice(0, Number(length));
  });
}

function names(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((one): one is string => typeof one === 'string');
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** What happened to the files between two lines, done as a shell would do it. */
async function change(host: Host, step: Step, at: Instant): Promise<Host> {
  const shell = async (line: string): Promise<Host> => (await run(host, line, { at, columns: null, stdin: '' })).host;
  if (step.write !== undefined) {
    let next = host;
    for (const [path, input] of Object.entries(step.write)) {
      if (typeof input === 'string') next = editFiles(next, [{ path, text: input } satisfies FileEdit], at);
      else if ('content' in input) {
        next = editFiles(next, [{ path, text: input.content }], at);
        if (input.mode !== undefined) {
          next = (await run(next, `chmod ${octal(input.mode)} ${quoted(path)}`, { at, columns: null, stdin: '' })).host;
        }
      } else if ('symlink' in input) {
        next = (await run(next, `ln -sfn ${quoted(input.symlink)} ${quoted(path)}`, { at, columns: null, stdin: '' }))
          .host;
      } else if ('dir' in input) {
        next = (await run(next, `mkdir -p ${quoted(path)}`, { at, columns: null, stdin: '' })).host;
      }
    }
    return next;
  }
  if (step.append !== undefined) {
    let next = host;
    for (const [path, text] of Object.entries(step.append)) {
      next = (await run(next, `cat >> ${quoted(path)}`, { at, columns: null, stdin: text })).host;
    }
    return next;
  }
  if (step.touch !== undefined) return shell(`touch ${names(step.touch).map(quoted).join(' ')}`);
  if (step.rm !== undefined) return shell(`rm -rf ${names(step.rm).map(quoted).join(' ')}`);
  if (step.mkdir !== undefined) return shell(`mkdir -p ${names(step.mkdir).map(quoted).join(' ')}`);
  if (step.chmod !== undefined) {
    const lines = Object.entries(step.chmod).map(([path, mode]) => `chmod ${octal(mode)} ${quoted(path)}`);
    return shell(lines.join(' && '));
  }
  return host;
}

function octal(mode: string | number): string {
  return typeof mode === 'string' ? mode : mode.toString(8);
}

export async function play(session: Session, catalogue: unknown, columns: number | null): Promise<readonly Played[]> {
  const first = session.steps.find(step => step.at !== undefined)?.at;
  let at = instantOf(first, Date.parse('2026-11-23T17:00:00Z'));
  const world: HostWorld = {
    seed: 7,
    at: at - 1000,
    platform: 'linux/amd64',
    directory: session.cwd,
    files: session.files,
    images: session.base,
    catalogue: session.catalogue === 'own' ? null : catalogue,
  };
  let host = await boot(world);
  const kept = new Map<string, string>();
  const played: Played[] = [];
  for (const step of session.steps) {
    if (step.cmd === undefined) {
      if (step.sleep !== undefined) at += step.sleep * 1000;
      else host = await change(host, step, at);
      continue;
    }
    at = Math.max(at, instantOf(step.at, at));
    const line = step.template === undefined ? step.cmd : fillIn(step.template, kept);
    // Each line had a terminal of its own: what the last one still asks for has no answer.
    if (host.inside !== null) host = (await run(host, '\u0004', { at, columns, stdin: '' })).host;
    const ran = await run(host, line, { at, columns, stdin: step.stdin ?? '' });
    host = ran.host;
    if (step.as !== undefined) kept.set(step.as, ran.outcome.stdout.trim());
    played.push({ step, line, outcome: ran.outcome });
  }
  return played;
}
