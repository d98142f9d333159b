/**
 * Lists as `--format` and the default tables print them, after docker/cli's formatter: one template run over each row; with the
 * prefix `table` also over the header, and the whole in columns.
 */
import { encode, jsonString } from './json.ts';
import { tabulate } from './tabwriter.ts';
import { execute } from './template/execute.ts';
import { FUNCTION_NAMES, HEADER_FUNCTIONS } from './template/functions.ts';
import { parseTemplate } from './template/parse.ts';
import { byCodePoint, type GoStruct, type GoValue, mapOf } from './value.ts';

/** A row's fields by name; texts, numbers and truths alike. */
export type Row = Readonly<Record<string, GoValue>>;

export interface Listing {
  /** As error messages name a row: `*formatter.imageContext`. */
  readonly type: string;
  /** Field → what stands over its column. */
  readonly headers: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  /** The labels of each row, where a row has any: what `.Label "app"` looks up. */
  readonly labels?: readonly Readonly<Record<string, string>>[];
}

/** Over a column of labels stands the last part of the label's name. */
const HEADER_METHODS = new Map([['Label', (name: string) => (name.split('.').at(-1) ?? '').replace(/[-_]/g, ' ')]]);

export type Rendered = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

/** A row as a value: its JSON has its keys sorted and is escaped for HTML, as the formatter's own marshaller does. */
export function rowValue(type: string, row: Row, labels: Readonly<Record<string, string>> | null = null): GoStruct {
  const names = Object.keys(row).sort(byCodePoint);
  return {
    kind: 'struct',
    type,
    fields: names.map(name => ({
      name,
      get value() {
        return row[name] ?? null;
      },
      json: name,
      omitEmpty: false,
    })),
    // Few templates ask for it.
    get ownJson() {
      return `{${names.map(name => `${jsonString(name, true)}:${encode(row[name] ?? null, true)}`).join(',')}}`;
    },
    ownText: null,
    ...(labels === null ? {} : { methods: new Map([['Label', (name: string) => labels[name] ?? '']]) }),
  };
}

export function isTable(format: string): boolean {
  return format.startsWith('table');
}

/** `\t` and `\n` typed as two characters are the real ones; `json` stands for the whole row. */
function templateOf(format: string): string {
  const body = isTable(format) ? format.slice('table'.length) : format === 'json' ? '{{json .}}' : format;
  return body
    .replace(/^ +| +$/g, '')
    .replaceAll('\\t', '\t')
    .replaceAll('\\n', '\n');
}

/** The templates of the commands themselves, and the latest that people wrote. */
const parsedTemplates = new Map<string, ReturnType<typeof parseTemplate>>();
const TEMPLATES = 200;

function parsedOnce(format: string): ReturnType<typeof parseTemplate> {
  const known = parsedTemplates.get(format);
  if (known !== undefined) return known;
  const parsed = parseTemplate(templateOf(format), FUNCTION_NAMES);
  const [oldest] = parsedTemplates.size < TEMPLATES ? [] : parsedTemplates.keys();
  if (oldest !== undefined) parsedTemplates.delete(oldest);
  parsedTemplates.set(format, parsed);
  return parsed;
}

export function renderListing(format: string, listing: Listing): Rendered {
  const parsed = parsedOnce(format);
  if (!parsed.ok) return { ok: false, error: `template parsing error: ${parsed.error}` };
  let text = '';
  for (const [at, row] of listing.rows.entries()) {
    const done = execute(parsed.template, rowValue(listing.type, row, listing.labels?.[at] ?? null));
    if (done.error !== null) return { ok: false, error: `template parsing error: ${done.error}` };
    text += `${done.output}\n`;
  }
  if (!isTable(format)) return { ok: true, text };
  const titles = { ...mapOf('map[string]string', Object.entries(listing.headers)), methods: HEADER_METHODS };
  const header = execute(parsed.template, titles, {
    missingKeyIsError: false,
    functions: HEADER_FUNCTIONS,
  });
  return { ok: true, text: tabulate(`${header.output}\n${text}`) };
}

/** One template over one value that holds all: what it wrote, and what stopped it. No line ends by itself. */
export function renderWhole(format: string, value: GoValue): { readonly text: string; readonly error: string | null } {
  const parsed = parsedOnce(format);
  if (!parsed.ok) return { text: '', error: `template parsing error: ${parsed.error}` };
  const done = execute(parsed.template, value);
  return { text: done.output, error: done.error };
}
