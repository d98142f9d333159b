/** Progress on a terminal: a board that is redrawn in place until the build is over. */
import type { SolveStatus, Vertex } from '../../../builder/types.ts';
import { warningText } from '../../../engine/warning.ts';
import type { Chunk } from '../../../outcome.ts';
import { type Colors, USUAL_COLORS } from './colors.ts';
import { amountText, failureBoxes, isCanceled, type LogLine, logLines } from './lines.ts';
import { secondsText } from './numbers.ts';

const FAINT = '\u001b[2m';
const RESET = '\u001b[0m';
const HIDE = '\u001b[?25l';
const SHOW = '\u001b[?25h';

/** Rows of output that are shown under a step that runs. */
const USUAL_OUTPUT = 6;
const MOST_FRAMES = 90;

interface TtyOptions {
  readonly columns: number;
  /** Rows of the terminal: frames that are taller would not be redrawn in place. The last one is printed whole. */
  readonly rows?: number;
  /** When the build was over, in simulated milliseconds: the last frame is drawn then. */
  readonly end?: number;
  readonly colors?: Colors;
  /** Rows of output under a step (BUILDKIT_TTY_LOG_LINES). */
  readonly outputRows?: number;
}

interface ProgressRow {
  readonly name: string;
  readonly amount: string;
  readonly started: number;
  /** Null while it runs. */
  readonly completed: number | null;
  readonly color: string | null;
  readonly output: readonly string[];
}

/** Frames with their times, then the boxes of what failed. */
export function renderTty(status: SolveStatus, options: TtyOptions): readonly Chunk[] {
  const { columns, rows = 24, colors = USUAL_COLORS, outputRows = USUAL_OUTPUT } = options;
  const vertices = status.vertices.filter(vertex => vertex.started !== null);
  const ends = vertices.map(vertex => vertex.completed ?? 0);
  const end = Math.round(Math.max(options.end ?? 0, ...ends));
  const lines = new Map(vertices.map(vertex => [vertex.digest, logLines(vertex)]));
  const chunks: Chunk[] = [];
  let height = -1;
  for (const at of [...moments(vertices, end), end]) {
    const last = at === end && chunks.length >= moments(vertices, end).length;
    const all = vertices.filter(vertex => (vertex.started ?? 0) <= at || last);
    const board = all.flatMap(vertex =>
      rowsOf(vertex, status, lines.get(vertex.digest) ?? [], { at, last, colors, columns, outputRows }),
    );
    const shown = last ? board : fitted(board, rows - 2 - board.reduce((sum, row) => sum + row.output.length, 0));
    const drawn = shown.map(row => drawRow(row, at, columns)).filter(text => text !== '');
    const outputs = shown.reduce((sum, row) => sum + row.output.length, 0);
    const count = drawn.length + outputs;
    const up = height < 0 ? '\u001b[1A\u001b[1B' : '\u001b[1A'.repeat(height + 1);
    const done = all.filter(vertex => last || (vertex.completed ?? 0) <= at).length;
    const total = last ? status.vertices.length : Math.max(1, announced(status.vertices, at));
    // A build that failed leaves steps that were never begun.
    const finished = last && done > 0 && done === total;
    const title = `[+] Building ${secondsText(at)}s (${done}/${total})${finished ? ' FINISHED' : ''}`;
    const gone = Math.max(0, height - count);
    const erase = gone === 0 ? '' : `${`${' '.repeat(columns)}\n`.repeat(gone)}\u001b[${gone}A\u001b[0G`;
    const text = `${up}\u001b[0G${HIDE}${aligned(title, 'docker:default', columns - 1)}\n${drawn.join('')}${erase}${SHOW}`;
    chunks.push({ stream: 'stderr', text, after: at, voice: 'docker' });
    height = count;
  }
  const boxes = failureBoxes(vertices, Number.POSITIVE_INFINITY);
  if (boxes !== '') chunks.push({ stream: 'stderr', text: boxes, after: end, voice: 'docker' });
  return chunks;
}

/** When the board is redrawn: at the start, after what happens, and in between so that the seconds run. */
function moments(vertices: readonly Vertex[], end: number): readonly number[] {
  const gap = Math.max(120, end / MOST_FRAMES);
  const happened = vertices
    .flatMap(vertex => [vertex.started ?? 0, vertex.completed ?? 0, ...vertex.logs.map(log => log.at)])
    .filter(at => at < end)
    .sort((a, b) => a - b);
  const found = [0];
  let next = 0;
  for (let latest = 0; latest + gap < end; ) {
    while (next < happened.length && (happened[next] ?? 0) <= latest + gap) next++;
    const event = happened[next] ?? Number.POSITIVE_INFINITY;
    latest = Math.round(Math.min(Math.max(event, latest + gap), latest + Math.max(gap, 500)));
    if (latest < end) found.push(latest);
  }
  return found;
}

/** Vertices that are known at a moment: the plan's are once its first one began. */
function announced(vertices: readonly Vertex[], at: number): number {
  const early =
    /^\[internal\] load (?:build definition|metadata|\.dockerignore)|^resolve image config|^docker-image:|^exporting/u;
  const planned = vertices.filter(vertex => !early.test(vertex.name));
  const startOf = (vertex: Vertex): number => vertex.started ?? Number.POSITIVE_INFINITY;
  const begun = planned.some(vertex => startOf(vertex) <= at);
  return vertices.filter(vertex => startOf(vertex) <= at || (begun && planned.includes(vertex))).length;
}

interface ProgressFrame {
  readonly at: number;
  readonly last: boolean;
  readonly colors: Colors;
  readonly columns: number;
  readonly outputRows: number;
}

/** The last rows of a small terminal, ten columns narrower than the real one: a long line goes on in the next row. */
function outputOf(lines: readonly LogLine[], { at, columns, outputRows }: ProgressFrame): readonly string[] {
  const width = Math.max(6, columns - 10);
  const rows: string[] = [];
  for (const line of lines.filter(one => one.at <= at).slice(-outputRows)) {
    const letters = [...plainText(line.text)];
    for (let from = 0; from === 0 || from < letters.length; from += width)
      rows.push(
        letters
          .slice(from, from + width)
          .join('')
          .padEnd(width),
      );
  }
  return rows.slice(-outputRows).filter(row => row.trim() !== '');
}

function plainText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is taken out are controls and sequences of the terminal.
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f]/gu, '').replaceAll('\t', '        ');
}

function rowsOf(
  vertex: Vertex,
  status: SolveStatus,
  lines: readonly LogLine[],
  frame: ProgressFrame,
): readonly ProgressRow[] {
  const { at, last, colors } = frame;
  const completed = vertex.completed !== null && (last || vertex.completed <= at) ? vertex.completed : null;
  const failed = completed !== null && vertex.error !== null;
  const word = !failed ? '' : isCanceled(vertex) ? 'CANCELED ' : 'ERROR ';
  const cached = vertex.cached && completed !== null ? 'CACHED ' : '';
  const output = completed === null ? outputOf(lines, frame) : [];
  const started = vertex.started ?? 0;
  const rows: ProgressRow[] = [
    {
      name: `${cached}${word}${vertex.name.replaceAll('\t', ' ')}`,
      amount: '',
      started,
      completed,
      color: !failed ? colors.run : isCanceled(vertex) ? colors.cancel : colors.error,
      output,
    },
  ];
  for (const one of vertex.statuses) {
    if (one.started > at && !last) continue;
    const over = one.completed !== null && (last || one.completed <= at) ? one.completed : null;
    const part =
      over !== null || one.completed === null ? 1 : (at - one.started) / Math.max(1, one.completed - one.started);
    const amount = amountText({ ...one, current: Math.round(one.current * part) });
    rows.push({ name: `=> ${one.name}`, amount, started: one.started, completed: over, color: colors.run, output: [] });
  }
  if (completed !== null)
    for (const warning of status.warnings)
      if (warning.vertex === vertex.digest)
        rows.push({
          name: `WARN: ${warningText(warning)}`,
          amount: '',
          started,
          completed,
          color: colors.cancel,
          output: [],
        });
  return rows;
}

/** The rows that a terminal of this height can show: the latest ones, but what still runs stays in sight. */
function fitted(rows: readonly ProgressRow[], limit: number): readonly ProgressRow[] {
  if (rows.length <= limit || limit <= 0) return limit <= 0 ? [] : rows;
  const kept = rows.slice(-limit);
  const hidden = rows.slice(0, -limit).filter(row => row.completed === null);
  if (hidden.length === 0) return kept;
  let left = hidden.length;
  const rest = kept.filter(row => {
    const stays = row.completed === null || left <= 0;
    left--;
    return stays;
  });
  return [...hidden.slice(hidden.length - (kept.length - rest.length)), ...rest];
}

function aligned(left: string, right: string, width: number): string {
  return `${left.padEnd(width - right.length - 1)} ${right}`;
}

function drawRow(row: ProgressRow, at: number, columns: number): string {
  const took = (row.completed ?? at) - row.started;
  const timer = ` ${secondsText(took < 50 ? 0 : took)}s`;
  // As BuildKit counts: the timer's line end takes a column too.
  let left = columns - 4 - (timer.length + 1) - 1;
  const amount = row.amount !== '' && left + row.amount.length > 20 ? row.amount : '';
  if (amount !== '') left -= amount.length + 1;
  if (left < 12) return '';
  const text = `=> ${cut(row.name, left)}${amount === '' ? '' : ` ${amount}`}`;
  const line = `${` ${text}`.padEnd(columns - timer.length - 2)} ${timer}\n`;
  const drawn = row.completed === null || row.color === null ? line : `${row.color}${line}${RESET}`;
  return drawn + row.output.map(output => `${FAINT} => => # ${output}\n${RESET}`).join('');
}

/** A name's first bytes: a letter of several bytes may be cut in two. */
function cut(name: string, bytes: number): string {
  if (name.length * 3 <= bytes) return name;
  const whole = new TextEncoder().encode(name);
  return whole.length <= bytes ? name : new TextDecoder().decode(whole.subarray(0, bytes));
}
