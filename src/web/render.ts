/** A reply's page → html. */
import { frameOf } from './frame.ts';
import type { Reply, Visit } from './route.ts';
import { readViews } from './views.ts';

export type PageRenderer = (visit: Visit, nonce: string, reply: Extract<Reply, { kind: 'page' }>) => string;

export function pageRenderer(views: string, keep: boolean, asset: (name: string) => string): PageRenderer {
  const render = readViews(views, keep);
  return (visit, nonce, reply) =>
    render(reply.view, {
      ...frameOf(visit, nonce, asset, reply.place ?? null),
      title: reply.title,
      style: reply.style ?? 'pages.css',
      crumbs: reply.crumbs ?? null,
      ...reply.model,
    });
}
