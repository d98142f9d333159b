/** What `--call` prints on standard output, as text or, with `format=json`, as BuildKit's own answer. */
import type { CallAnswer, SolveRequest, SolveResult } from '../../builder/index.ts';
import { quote } from '../../quote.ts';
import { tabulate } from '../format/tabwriter.ts';
import type { ClientIO } from '../io.ts';
import { lintJson, outlineJson, REQUESTS, requestsJson, targetsJson } from './called-json.ts';
import { BuildRefusal, cut } from './given.ts';
import { checkReport } from './progress/index.ts';

export interface BuildCall {
  /** Of BuildKit's request, without `frontend.`; null for a build. */
  readonly name: string | null;
  readonly format: string;
  readonly ignoreStatus: boolean;
}

const BUILD: BuildCall = { name: null, format: '', ignoreStatus: false };

/** `check`, `outline,format=json`, `check,ignorestatus=true`; an empty text and `build` mean a build. */
export function callOf(text: string): BuildCall {
  if (text === '') return BUILD;
  let call = { name: '', format: '', ignoreStatus: false };
  for (const field of text.split(',')) {
    const [key, value] = cut(field);
    if (value === null) {
      if (call.name !== '') throw new BuildRefusal(`invalid print value: ${text}`, 'early');
      call = { ...call, name: field };
    } else if (key === 'format') call = { ...call, format: value };
    else if (key === 'ignorestatus') call = { ...call, ignoreStatus: truth(value) };
    else throw new BuildRefusal(`invalid print field: ${field}`, 'early');
  }
  if (call.name === 'build') return BUILD;
  return call.name === 'check' ? { ...call, name: 'lint' } : call;
}

function truth(text: string): boolean {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true;
  if (/^(?:0|f|F|FALSE|false|False)$/.test(text)) return false;
  const why = `strconv.ParseBool: parsing ${quote(text)}: invalid syntax`;
  throw new BuildRefusal(`invalid ignorestatus print value: ${text}: ${why}`, 'early');
}

/** Prints the answer and gives the exit code. `name`: the Dockerfile as excerpts call it. */
export function showCalled(
  io: ClientIO,
  result: SolveResult,
  request: SolveRequest,
  call: BuildCall,
  name: string,
): number {
  const json = call.format === 'json';
  if (request.call !== 'lint') {
    if (result.called !== null) io.write('stdout', json ? jsonOf(result.called, result.source) : textOf(result.called));
    return 0;
  }
  const report = checkReport(result, name);
  io.write('stdout', json ? lintJson(result, request) : report.stdout);
  io.write('stderr', report.stderr);
  return call.ignoreStatus && result.error === null ? 0 : report.exitCode;
}

function jsonOf(called: CallAnswer, source: string): string {
  switch (called.kind) {
    case 'outline':
      return outlineJson(called.outline, source);
    case 'targets':
      return targetsJson(called.targets, source);
    case 'describe':
      return requestsJson();
  }
}

const TIGHT = { minimum: 0, padding: 1 };
const WIDE = { minimum: 0, padding: 3 };

function textOf(called: CallAnswer): string {
  switch (called.kind) {
    case 'outline': {
      const { name, description, args, secrets, ssh } = called.outline;
      const needs = (title: string, list: typeof secrets): string =>
        table(WIDE, [[title, 'REQUIRED'], ...list.map(need => [need.name, need.required ? 'true' : ''])]);
      return [
        name === '' && description === ''
          ? ''
          : table(TIGHT, [
              ['TARGET:', name || '(default)'],
              ...(description === '' ? [] : [['DESCRIPTION:', description]]),
            ]),
        args.length === 0
          ? ''
          : table(WIDE, [
              ['BUILD ARG', 'VALUE', 'DESCRIPTION'],
              ...args.map(arg => [arg.name, arg.value, arg.description]),
            ]),
        secrets.length === 0 ? '' : needs('SECRET', secrets),
        ssh.length === 0 ? '' : needs('SSH', ssh),
      ]
        .map(part => (part === '' ? '' : `${part}\n`))
        .join('');
    }
    case 'targets':
      return table(TIGHT, [
        ['TARGET', 'DESCRIPTION'],
        ...called.targets.map(({ name, isDefault, description }) => [
          isDefault ? `${name} (default)`.trimStart() : name,
          description,
        ]),
      ]);
    case 'describe':
      return table(TIGHT, [
        ['NAME', 'VERSION', 'DESCRIPTION'],
        ...REQUESTS.map(({ name, version, description }) => [name.replace(/^frontend\./, ''), version, description]),
      ]);
  }
}

function table(columns: typeof TIGHT, rows: readonly (readonly string[])[]): string {
  return tabulate(rows.map(cells => `${cells.join('\t')}\n`).join(''), columns);
}
