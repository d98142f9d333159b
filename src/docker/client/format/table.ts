/**
 * Lists as `--format` and the default tables print them, after docker/cli's formatter: one template run over each row; with the
 * prefix `table` also over the header, and the whole in columns.
 */
import type { Work } from '../../work.ts';
import { DOCKER_COLUMNS, tabulate } from './tabwriter.ts';
import { execute } from './template/execute.ts';
import { FUNCTION_NAMES, HEADER_FUNCTIONS } from './template/functions.ts';
import { parseTemplate } from './template/parse.ts';
import type { Template } from './template/tree.ts';
import { type GoRow, type GoValue, mapOf, type TemplateRow } from './value.ts';

export type { TemplateRow as Row } from './value.ts';

export interface Listing {
  /** As error messages name a row: `*formatter.imageContext`. */
  readonly type: string;
  /** Field → what stands over its column. */
  readonly headers: Readonly<Record<string, string>>;
  readonly rows: readonly TemplateRow[];
  /** The labels of each row, where a row has any: what `.Label "app"` looks up. */
  readonly labels?: readonly Readonly<Record<string, string>>[];
}

/** Over a column of labels stands the last part of the label's name. */
const HEADER_METHODS = new Map([['Label', (name: string) => (name.split('.').at(-1) ?? '').replace(/[-_]/g, ' ')]]);

export type Rendered = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

export function rowValue(type: string, fields: TemplateRow, labels: GoRow['labels'] = null): GoRow {
  return { kind: 'row', type, fields, labels };
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
/** What is longer is read anew each time. */
const LONGEST_KEPT = 2_000;

function parsedOnce(format: string): ReturnType<typeof parseTemplate> {
  const known = parsedTemplates.get(format);
  if (known !== undefined) return known;
  const parsed = parseTemplate(templateOf(format), FUNCTION_NAMES);
  if (format.length > LONGEST_KEPT) return parsed;
  const [oldest] = parsedTemplates.size < TEMPLATES ? [] : parsedTemplates.keys();
  if (oldest !== undefined) parsedTemplates.delete(oldest);
  parsedTemplates.set(format, parsed);
  return parsed;
}

export function renderListing(format: string, listing: Listing, work: Work): Rendered {
  const parsed = parsedOnce(format);
  if (!parsed.ok) return { ok: false, error: `template parsing error: ${parsed.error}` };
  let text = '';
  const { type, rows, labels } = listing;
  for (const [at, fields] of rows.entries()) {
    const done = execute(parsed.template, rowValue(type, fields, labels?.[at]), work);
    if (done.error !== null) return { ok: false, error: `template parsing error: ${done.error}` };
    text += `${done.output}\n`;
  }
  if (!isTable(format)) return { ok: true, text };
  return {
    ok: true,
    text: tabulate(`${headerOf(parsed.template, listing.headers, work)}\n${text}`, DOCKER_COLUMNS, work),
  };
}

/** Of each template its latest header: what it depends on besides is the same object time and again. */
const headersOf = new WeakMap<Template, { readonly headers: Listing['headers']; readonly text: string }>();

function headerOf(template: Template, headers: Listing['headers'], work: Work): string {
  const known = headersOf.get(template);
  if (known?.headers === headers) return known.text;
  const titles = { ...mapOf('map[string]string', Object.entries(headers)), methods: HEADER_METHODS };
  const text = execute(template, titles, work, { missingKeyIsError: false, functions: HEADER_FUNCTIONS }).output;
  headersOf.set(template, { headers, text });
  return text;
}

/** One template over one value that holds all: what it wrote, and what stopped it. No line ends by itself. */
export function renderWhole(
  format: string,
  value: GoValue,
  work: Work,
): { readonly text: string; readonly error: string | null } {
  const parsed = parsedOnce(format);
  if (!parsed.ok) return { text: '', error: `template parsing error: ${parsed.error}` };
  const done = execute(parsed.template, value, work);
  return { text: done.output, error: done.error };
}
