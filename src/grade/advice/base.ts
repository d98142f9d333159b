/** What the base carries, beside the lighter variants of the same image in the catalogue. */
import { type Host, repositories, run, view } from '../../docker/index.ts';
import { baseOf } from './build-step.ts';
import type { Built } from './trial.ts';
import type { Advice } from './types.ts';

const VARIANTS = ['slim', 'alpine'] as const;

interface WeighedBase {
  readonly name: string;
  readonly bytes: number;
  /** The tag that it was made from, when it is a stand-in. */
  readonly madeFrom: string | null;
}

export async function lighterBases({ host, build, image }: Built): Promise<Advice | null> {
  const from = build.steps.findLast(
    ({ instruction, layer }) => instruction === 'FROM' && layer !== null && image.layers.includes(layer),
  );
  if (from === undefined) return null;
  const [repository = '', tag = 'latest'] = baseOf(from).split(':');
  const names = variantsOf(repository, tag);
  if (names.length === 0) return null;
  const [own, ...variants] = await weighed(host, [`${repository}:${tag}`, ...names]);
  const lighter = variants.filter(({ bytes }) => own !== undefined && bytes < own.bytes);
  if (own === undefined || own.name !== `${repository}:${tag}` || lighter.length === 0) return null;
  const madeFrom = [own, ...lighter].find(each => each.madeFrom !== null);
  const [first, second] = lighter;
  return {
    said: {
      code: second === undefined ? 'advice.base' : 'advice.base.two',
      data: {
        base: own.name,
        baseBytes: own.bytes,
        wholeBytes: image.size,
        ...(first === undefined ? {} : { one: first.name, oneBytes: first.bytes }),
        ...(second === undefined ? {} : { other: second.name, otherBytes: second.bytes }),
      },
    },
    how: { code: 'advice.how.catalogue', data: {} },
    caveat:
      madeFrom === undefined
        ? null
        : { code: 'advice.caveat.stand-in', data: { name: madeFrom.name, madeFrom: madeFrom.madeFrom ?? '' } },
    line: from.line,
    sight: from.layer === null ? null : { kind: 'layer', chainId: from.layer },
  };
}

/** Those that the catalogue lists: `node:20` → `node:20-slim`, `node:20-alpine`. */
function variantsOf(repository: string, tag: string): readonly string[] {
  const tags = new Set(
    repositories()
      .find(({ name }) => name === repository)
      ?.images.flatMap(image => image.tags),
  );
  if (/slim|alpine/.test(tag)) return [];
  return VARIANTS.map(variant => (tag === 'latest' ? variant : `${tag}-${variant}`))
    .filter(each => tags.has(each))
    .map(each => `${repository}:${each}`);
}

/** Pulls the images and weighs them; those that are not to be had for this platform are left out. */
async function weighed(host: Host, names: readonly string[]): Promise<readonly WeighedBase[]> {
  let present = host;
  for (const name of names)
    present = (await run(present, `docker pull -q ${name}`, { at: present.clock + 1000, columns: null, stdin: '' }))
      .host;
  const { images } = view(present);
  return names.flatMap(name => {
    const image = images.find(({ tags }) => tags.includes(name));
    return image === undefined ? [] : [{ name, bytes: image.size, madeFrom: image.madeFrom }];
  });
}
