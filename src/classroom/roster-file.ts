/** A roster from a spreadsheet's file: whatever encoding and delimiter it was saved with, names in one column or in several. */
import { parse } from 'csv-parse/sync';
import type { RosterPreview } from './classroom.ts';
import { invalid, LIMITS, nameKeyOf, nameProblem, tidy } from './names.ts';

const DELIMITERS = [';', ',', '\t'] as const;
/** Words of a first line that say what the columns hold, in the order in which a name is put together. */
const WHOLE = ['фио', 'ф.и.о.', 'студент', 'имя и фамилия', 'фамилия и имя', 'name', 'full name', 'student'];
const PARTS = [
  ['фамилия', 'last name', 'surname', 'family name'],
  ['имя', 'first name', 'given name'],
  ['отчество', 'middle name', 'patronymic'],
];

/** `known`: name keys of those on the roster. @throws Fault `invalid` (field file) */
export function previewRoster(file: Uint8Array, known: ReadonlySet<string>): RosterPreview {
  const { encoding, text } = decode(file);
  const delimiter = delimiterOf(text);
  const rows = readRows(text, delimiter);
  const columns = columnsOf(rows[0]?.cells ?? []);
  const seen = new Set(known);
  const fresh: string[] = [];
  const twice: string[] = [];
  const problems: RosterPreview['problems'][number][] = [];
  for (const { line, cells } of columns === null ? rows : rows.slice(1)) {
    const name = tidy((columns ?? [0]).map(column => cells[column] ?? '').join(' '));
    const reason = nameProblem(name, LIMITS.name);
    if (reason !== null) problems.push({ line, text: cells.join(' ').slice(0, 100), reason });
    else if (seen.has(nameKeyOf(name))) twice.push(name);
    else {
      seen.add(nameKeyOf(name));
      fresh.push(name);
    }
  }
  return { encoding, delimiter, fresh, known: twice, problems };
}

/** What is not UTF-8 is what Russian Excel writes. */
function decode(file: Uint8Array): { encoding: RosterPreview['encoding']; text: string } {
  if (file[0] === 0xff && file[1] === 0xfe)
    return { encoding: 'utf-16le', text: new TextDecoder('utf-16le').decode(file) };
  if (file.includes(0)) throw invalid('file', 'characters');
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(file) };
  } catch {
    return { encoding: 'windows-1251', text: new TextDecoder('windows-1251').decode(file) };
  }
}

/** The one that stands in the most lines; null when the file is a plain list. */
function delimiterOf(text: string): RosterPreview['delimiter'] {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
  const uses = DELIMITERS.map(delimiter => ({
    delimiter,
    lines: lines.filter(line => line.includes(delimiter)).length,
  }));
  const most = uses.reduce((best, each) => (each.lines > best.lines ? each : best));
  // «Иванов, Пётр» in one line of many is a name with a comma, not a table.
  return most.lines * 2 > lines.length ? most.delimiter : null;
}

function readRows(
  text: string,
  delimiter: RosterPreview['delimiter'],
): readonly { line: number; cells: readonly string[] }[] {
  const rows: { line: number; cells: readonly string[] }[] = [];
  try {
    parse(text, {
      // A plain list is a table of one column: no name holds a unit separator.
      delimiter: delimiter ?? '\u001f',
      relax_column_count: true,
      relax_quotes: delimiter === null,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines, cells });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw invalid('file', 'characters');
    throw error;
  }
  if (rows.length > LIMITS.roster + 1) throw invalid('file', 'long');
  return rows;
}

/** Which columns make the name, when the first line says so. */
function columnsOf(first: readonly string[]): readonly number[] | null {
  const heads = first.map(cell => tidy(cell).toLowerCase());
  const whole = heads.findIndex(head => WHOLE.includes(head));
  if (whole >= 0) return [whole];
  const parts = PARTS.map(words => heads.findIndex(head => words.includes(head))).filter(column => column >= 0);
  return parts.length > 0 ? parts : null;
}
