import type { Json } from '../../../json.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { parseGo, playGo } from '../../languages/go/index.ts';
import { machineOf } from '../machine.ts';
import type { GoBinary } from './compile.ts';
import { hostArchitecture } from './toolchain.ts';

/** A program that `go build` has made. */
export const binary: Program = call => {
  const built = builtOf(call.data);
  if (built === null || built.architecture !== hostArchitecture(call)) {
    call.err(`exec ${call.path}: exec format error\n`);
    return 255;
  }
  return playBuilt(call, built, [call.argv0, ...call.args], built.version);
};

/** Plays a compiled program; `argv` has its own name first. */
export function playBuilt(call: ProgramCall, built: GoBinary, argv: readonly string[], version: string): number {
  const { session } = call;
  const first = session.request.others.length === 0 && session.depth === 0;
  const machine = { ...machineOf(call, argv), pid: first ? 1 : session.nextPid };
  return playGo(
    built.sources.map(each => parseGo(each.text)),
    machine,
    version,
  );
}

/** What an executable carries, or null when that is no program of Go. */
function builtOf(data: Json): GoBinary | null {
  if (!isRecord(data) || typeof data.architecture !== 'string' || typeof data.version !== 'string') return null;
  const sources = Array.isArray(data.sources) ? data.sources : [];
  return { architecture: data.architecture, version: data.version, sources: sources.filter(isSource) };
}

function isSource(each: Json): each is GoBinary['sources'][number] {
  return isRecord(each) && typeof each.name === 'string' && typeof each.text === 'string';
}

function isRecord(data: Json): data is { readonly [key: string]: Json } {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
