/** What the page knows of the attempt: the parts of each message laid over those before it. */
import { patched } from '../../live/patch.ts';
import type {
  Call,
  ConditionsView,
  HostChange,
  ProgressChange,
  ProgressView,
  QuestionCard,
  SeenFile,
  SeenHost,
  StepMessage,
  TerminalEntryView,
  TraceView,
  UtteranceView,
  WelcomeMessage,
} from '../../live/protocol.ts';

export interface PageState {
  /** The last step that this page has; null before the first welcome. */
  readonly seq: number | null;
  readonly said: readonly UtteranceView[];
  readonly terminal: readonly TerminalEntryView[];
  readonly question: QuestionCard | null;
  readonly progress: ProgressView | null;
  readonly host: SeenHost | null;
  readonly files: readonly SeenFile[];
  readonly prompt: string;
  readonly traffic: readonly Call[];
  /** Of a sandbox: what was done. */
  readonly trail: readonly TraceView[];
  /** Of a sandbox: what goes wrong on its host. */
  readonly conditions: ConditionsView | null;
}

export const BLANK: PageState = {
  seq: null,
  said: [],
  terminal: [],
  question: null,
  progress: null,
  host: null,
  files: [],
  prompt: '$ ',
  traffic: [],
  trail: [],
  conditions: null,
};

/** The newest command of docker; null when there is none, or a mark stands after it: it was taken back, or the host is another. */
export function newestCommand({ terminal }: PageState): TerminalEntryView | null {
  const newest = terminal.findLast(({ kind, line }) => kind === 'mark' || /(^|[\s;&|(])docker\s/.test(line));
  return newest === undefined || newest.kind === 'mark' ? null : newest;
}

/** Steps are counted without a gap: a page that has missed one must ask anew. */
export function missed(state: PageState, message: StepMessage): boolean {
  return state.seq !== null && message.seq > state.seq + 1;
}

/** The state after a message. A welcome tells everything anew; a step that was seen already changes nothing. */
export function withMessage(state: PageState, message: WelcomeMessage | StepMessage): PageState {
  if (message.type === 'step' && state.seq !== null && message.seq <= state.seq) return state;
  const fresh = message.type === 'welcome';
  return {
    seq: message.seq,
    said: fresh ? message.said : joined(state.said, message.said),
    terminal: fresh ? message.terminal : joined(state.terminal, message.terminal),
    question: message.question ?? (message.type === 'step' ? withFields(state.question, message.card) : state.question),
    progress: message.type === 'welcome' ? message.progress : withProgress(state.progress, message.progress),
    host: message.type === 'welcome' ? message.host : withChange(state.host, message.host),
    files:
      message.type === 'welcome'
        ? message.files
        : message.files === undefined
          ? state.files
          : patched(state.files, message.files),
    prompt: message.prompt ?? state.prompt,
    trail: fresh ? (message.trail ?? []) : [...state.trail, ...(message.trail ?? [])],
    conditions: message.conditions ?? (fresh ? null : state.conditions),
    traffic: message.traffic ?? (message.terminal.at(-1)?.kind === 'mark' ? [] : state.traffic),
  };
}

/** Entries are numbered from 1 in the attempt: what is known already is not taken twice. */
function joined<Entry extends { readonly n: number }>(
  known: readonly Entry[],
  more: readonly Entry[],
): readonly Entry[] {
  const last = known.at(-1)?.n ?? 0;
  const fresh = more.filter(each => each.n > last);
  return fresh.length === 0 ? known : [...known, ...fresh];
}

/** The fields that a step tells laid over those that the page has; one that it leaves out stays. */
function withFields<T extends object>(
  known: T | null,
  fields: { readonly [Name in keyof T]?: T[Name] | undefined } | undefined,
): T | null {
  return known === null || fields === undefined ? known : { ...known, ...fields };
}

function withProgress(known: ProgressView | null, change: ProgressChange | undefined): ProgressView | null {
  if (known === null || change === undefined) return known;
  const { questions, ...rest } = change;
  return withFields(known, {
    ...rest,
    ...(questions === undefined ? {} : { questions: [...patched(known.questions, questions)] }),
  });
}

/** A step speaks of the host that the page was told of before it. */
export function withChange<Host extends SeenHost | null>(host: Host, change: HostChange | undefined): SeenHost | Host {
  if (host === null || change === undefined) return host;
  const { images, layers, containers, builds, sums } = change;
  return {
    images: images === undefined ? host.images : patched(host.images, images),
    layers:
      layers === undefined
        ? host.layers
        : Object.fromEntries(patched(Object.values(host.layers), layers).map(layer => [layer.chainId, layer])),
    containers: containers === undefined ? host.containers : patched(host.containers, containers),
    builds: builds === undefined ? host.builds : patched(host.builds, builds),
    sums: sums ?? host.sums,
  };
}
