/** Where in the picture a demonstration points: what the quiz names, found on the host as the line left it. */
import { type Host, type View, view } from '../docker/index.ts';
import { imageNamed } from '../grade/index.ts';
import type { LookAt } from '../quiz/index.ts';
import type { Sight } from './attempt.ts';

/** Null: nothing of that name is there. */
export function sightOf(host: Host, look: LookAt): Sight | null {
  switch (look.kind) {
    case 'client':
    case 'daemon':
    case 'registry':
      return { kind: look.kind };
    case 'image': {
      const image = imageNamed(view(host), look.tag);
      return image === null ? null : { kind: 'image', id: image.id };
    }
    case 'layer': {
      const id = layerOf(view(host), look);
      return id === null ? null : { kind: 'layer', id };
    }
    case 'container': {
      const container = view(host).containers.find(({ name }) => name === look.name);
      return container === undefined ? null : { kind: 'container', id: container.id };
    }
  }
}

/** ChainID of the newest layer of the image that an instruction made which begins so. */
function layerOf(at: View, { of, instruction }: Extract<LookAt, { kind: 'layer' }>): string | null {
  const rows = imageNamed(at, of)?.history ?? [];
  const begins = (createdBy: string): boolean =>
    createdBy.startsWith(instruction) || asWritten(createdBy).startsWith(instruction);
  return rows.findLast(row => row.layer !== null && begins(row.createdBy))?.layer ?? null;
}

/** `RUN /bin/sh -c go build . # buildkit` as the Dockerfile has it. */
function asWritten(createdBy: string): string {
  return createdBy.replace(/ # buildkit$/, '').replace(/^RUN (?:\|\d+ .*? )?\/bin\/sh -c /, 'RUN ');
}
