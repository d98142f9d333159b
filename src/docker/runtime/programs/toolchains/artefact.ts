import { nameOf, parentOf, standIn } from '../../../filesystem/index.ts';
import type { Json } from '../../../json.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';

/** What a tool that nothing plays would leave. */
export interface Artefact {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** The line that leaves it: `mvn package`. */
  readonly tool: string;
  /** All that it prints, where its source says no more than that; null where this host cannot tell. */
  readonly prints: string | null;
  /** An archive whose manifest names no class to begin with. */
  readonly mainless?: boolean;
  /** May be executed as it is. */
  readonly executable: boolean;
}

/** The program that stands in every artefact. */
const ARTEFACT = 'artefact';

/** Puts an artefact where its tool would. False when that may not be written. */
export function leave(
  call: ProgramCall,
  { path, bytes, tool, prints, executable, mainless = false }: Artefact,
): boolean {
  const data = { tool, prints, mainless, platform: call.session.request.platform };
  const content = standIn(bytes, `${tool} ${path} ${prints ?? ''}`, { name: ARTEFACT, data });
  call.files.mkdir(parentOf(path), { recursive: true });
  return call.files.write(path, content, executable ? { mode: 0o755 } : {}) === null;
}

/** Says beside the output that a tool compiled nothing, and what it left. */
export function remarkUncompiled(call: ProgramCall, tool: string, left: readonly string[]): void {
  const { remarks } = call.session;
  const more = left.length > MOST_NAMED ? ` (+${left.length - MOST_NAMED})` : '';
  const names = left.slice(0, MOST_NAMED).map(each => `\`${each}\``);
  remarks.push({ kind: 'uncompiled', tool, left: `${names.join(', ')}${more}` });
}

const MOST_NAMED = 3;

/** What an artefact carries; null for any other file. */
export interface Carried {
  readonly tool: string;
  readonly prints: string | null;
  readonly mainless: boolean;
  readonly platform: string;
}

export function carriedBy(call: ProgramCall, path: string): Carried | null {
  const content = call.files.content(path);
  if (typeof content === 'string' || content.program?.name !== ARTEFACT) return null;
  return carriedIn(content.program.data);
}

function carriedIn(data: Json): Carried | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const { tool, prints, mainless, platform } = data as { readonly [key: string]: Json };
  if (typeof tool !== 'string' || typeof platform !== 'string') return null;
  return { tool, platform, mainless: mainless === true, prints: typeof prints === 'string' ? prints : null };
}

/** Runs what a tool left: it prints what its source says that it prints, or else cannot be run here. */
export function runCarried(call: ProgramCall, { tool, prints }: Carried, shown: string): number {
  if (prints === null)
    return stop(
      call.session,
      'not-simulated',
      `${shown} cannot be run here: \`${tool}\` is not simulated, and compiled nothing`,
    );
  call.out(prints);
  return 0;
}

/** A program that was left by a tool. */
export const artefact: Program = call => {
  const carried = carriedIn(call.data);
  if (carried === null || carried.platform !== call.session.request.platform) {
    call.err(`exec ${call.path}: exec format error\n`);
    return 255;
  }
  return runCarried(call, carried, nameOf(call.path));
};

/** Says that a tool, or a part of one, is not simulated. */
export function refuseTool(call: ProgramCall, what: string): never {
  return stop(call.session, 'not-simulated', `${what.trim()} is not simulated on this host`);
}
