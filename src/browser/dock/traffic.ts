/** What went over the wire at the last command, in a few words for either end of it. */
import type { Call, SeenHost } from '../../live/protocol.ts';
import { sizeWords } from '../dom/units.ts';
import type { Words } from '../dom/words.ts';

export interface Sent {
  /** As on the wire: `POST /build`. */
  readonly head: string;
  readonly lines: readonly string[];
}

export interface WireWords {
  /** Client and daemon; null when nothing went between them. */
  readonly client: Sent | null;
  /** Daemon and registry. `towards`: where the layers went. */
  readonly registry: (Sent & { readonly towards: 'daemon' | 'registry' }) | null;
}

export function wireOf(traffic: readonly Call[], view: SeenHost, words: Words): WireWords {
  const toDaemon = traffic.filter(call => call.to === 'daemon');
  const toRegistry = traffic.filter(call => call.to === 'registry');
  return {
    client: toDaemon.length === 0 ? null : clientWords(toDaemon, view, words),
    registry: toRegistry.length === 0 ? null : registryWords(toRegistry, words),
  };
}

function clientWords(calls: readonly Call[], view: SeenHost, words: Words): Sent {
  // What changes the host tells the story; a question asked before it does not.
  const main = calls.find(call => !/^(GET|HEAD) /.test(call.request)) ?? calls[0];
  const request = plain(main?.request ?? '');
  const others = calls.length - 1;
  const build = view.builds.at(-1);
  if (/^POST \/(v[\d.]+\/)?(build|session)/.test(request) && build !== undefined) {
    return {
      head: 'POST /build',
      lines: [
        `Dockerfile ${sizeWords(words, build.context.dockerfileBytes)}`,
        words.t('page.dock.context', { size: sizeWords(words, build.context.bytes) }),
      ],
    };
  }
  const sum = (part: 'sent' | 'received'): number => calls.reduce((all, call) => all + call[part], 0);
  return {
    head: request,
    lines: [
      sum('sent') > 0 ? words.t('page.dock.sent', { size: sizeWords(words, sum('sent')) }) : '',
      sum('received') > 0 ? words.t('page.dock.received', { size: sizeWords(words, sum('received')) }) : '',
      others > 0 ? words.n('page.dock.calls', others) : '',
    ].filter(line => line !== ''),
  };
}

function registryWords(calls: readonly Call[], words: Words): Sent & { readonly towards: 'daemon' | 'registry' } {
  const method = (call: Call): string => call.request.split(' ')[0] ?? '';
  const pushes = calls.some(call => method(call) === 'PUT' || method(call) === 'POST');
  const moved = calls.filter(call => call.layer !== null);
  const bytes = moved.reduce((sum, call) => sum + (pushes ? call.sent : call.received), 0);
  if (pushes) {
    const there = calls.filter(call => method(call) === 'HEAD').length;
    const mounted = calls.filter(call => call.request.includes('mount=')).length;
    return {
      towards: 'registry',
      head: 'PUT /v2/…',
      lines: [
        words.n('page.dock.pushed', moved.length),
        bytes > 0 ? sizeWords(words, bytes) : '',
        there > 0 ? words.n('page.dock.there', there) : '',
        mounted > 0 ? words.n('page.dock.mounted', mounted) : '',
      ].filter(line => line !== ''),
    };
  }
  const metadata = calls.length - moved.length;
  return {
    towards: 'daemon',
    head: words.n('page.dock.metadata', metadata),
    lines:
      moved.length === 0
        ? [words.t('page.dock.none-pulled'), words.t('page.dock.all-here')]
        : [words.n('page.dock.pulled', moved.length), sizeWords(words, bytes)],
  };
}

/** Without the query: `POST /images/create`. */
function plain(request: string): string {
  return request.replace(/\?.*$/, '').replace(/ \/v1\.\d+\//, ' /');
}
