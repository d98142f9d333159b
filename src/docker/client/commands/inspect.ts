/** `docker inspect` and its kin: of an image, a container, or whatever the name stands for. */
import type { Answer } from '../../engine/index.ts';
import { asJson } from '../../json.ts';
import { quote } from '../../quote.ts';
import { command, fail, type Invocation } from '../command.ts';
import { type AnswerProblem, problem, trouble } from '../failure.ts';
import { flag } from '../flags/flag.ts';
import { inspectEach, type Look } from '../inspect/print.ts';
import { askedPlatform } from '../platform.ts';

export const FORMAT = flag('format', 'string', "Print with a template: 'json', or TEMPLATE in Go's template language", {
  short: 'f',
});

function lookup(type: string, ask: (name: string) => Promise<Answer<object>>, escaped = false): Look {
  return async name => {
    const found = await ask(name);
    return found.ok ? { json: asJson(found.value), type, escaped } : problem(found);
  };
}

const IMAGE = 'image.InspectResponse';
const CONTAINER = 'container.InspectResponse';

export const imageInspect = command(
  'image inspect',
  '[OPTIONS] IMAGE [IMAGE...]',
  '1+',
  'Show everything that is known of images',
  async call => {
    const asked = askedPlatform(call, '');
    if (asked.refused !== null) return asked.refused;
    const look = lookup(IMAGE, name => call.engine.imageInspect(name, asked.platform), true);
    return inspectEach(call.io, call.arguments, call.flags.text('format'), look);
  },
  {
    operands: ['image'],
    flags: [FORMAT, flag('platform', 'string', 'Look at the image for this platform')],
  },
);

export const containerInspect = command(
  'container inspect',
  '[OPTIONS] CONTAINER [CONTAINER...]',
  '1+',
  'Show everything that is known of containers',
  ({ flags, arguments: names, io, engine }) =>
    inspectEach(
      io,
      names,
      flags.text('format'),
      lookup(CONTAINER, name => engine.containerInspect(name, { size: flags.on('size') })),
    ),
  {
    operands: ['container'],
    flags: [FORMAT, flag('size', 'bool', "Add the sizes of the container's files", { short: 's' })],
  },
);

export const volumeInspect = command(
  'volume inspect',
  '[OPTIONS] VOLUME [VOLUME...]',
  '1+',
  'Show everything that is known of volumes',
  ({ flags, arguments: names, io, engine }) =>
    inspectEach(
      io,
      names,
      flags.text('format'),
      lookup('volume.Volume', name => engine.volumeInspect(name), true),
    ),
  { operands: ['volume'], flags: [FORMAT] },
);

export const networkInspect = command(
  'network inspect',
  '[OPTIONS] NETWORK [NETWORK...]',
  '1+',
  'Show everything that is known of networks',
  ({ flags, arguments: names, io, engine }) =>
    inspectEach(
      io,
      names,
      flags.text('format'),
      lookup('network.Inspect', name => engine.networkInspect(name)),
    ),
  {
    operands: ['network'],
    flags: [FORMAT, flag('verbose', 'bool', 'Add what only a swarm has', { short: 'v' })],
  },
);

const KINDS = ['config', 'container', 'image', 'network', 'node', 'plugin', 'secret', 'service', 'task', 'volume'];

/** Kinds in the order in which a bare name is tried. */
function lookers({ engine, flags }: Invocation): Readonly<Record<string, Look>> {
  return {
    container: lookup(CONTAINER, name => engine.containerInspect(name, { size: flags.on('size') })),
    image: lookup(IMAGE, name => engine.imageInspect(name), true),
    network: lookup('network.Inspect', name => engine.networkInspect(name)),
    volume: lookup('volume.Volume', name => engine.volumeInspect(name)),
  };
}

/** Whether a bare name may still be something else. */
function isSkippable({ missing, text }: AnswerProblem): boolean {
  return missing || text.includes('invalid reference format');
}

export const inspect = command(
  'inspect',
  '[OPTIONS] NAME|ID [NAME|ID...]',
  '1+',
  'Show everything that is known of images, containers, networks and volumes',
  async call => {
    const { flags, arguments: names, io } = call;
    const type = flags.text('type');
    const kinds = lookers(call);
    const wanted: readonly (readonly [string, Look])[] =
      type === '' ? Object.entries(kinds) : Object.entries(kinds).filter(([kind]) => kind === type);
    if (flags.given('type') && !KINDS.includes(type)) {
      const wrong = type === '' ? 'type is empty' : `unknown type: ${quote(type)}`;
      return fail(io, `${wrong}: must be one of ${KINDS.map(quote).join(', ')}`);
    }
    return inspectEach(io, names, flags.text('format'), async name => {
      for (const [kind, look] of wanted) {
        const found = await look(name);
        if ('json' in found) {
          if (flags.on('size') && kind !== 'container') io.write('stderr', `WARNING: --size ignored for ${kind}\n`);
          return found;
        }
        if (type !== '' || !isSkippable(found)) return found;
      }
      return trouble(`Error: No such object: ${name}`);
    });
  },
  {
    operands: ['container'],
    flags: [
      FORMAT,
      flag('size', 'bool', "Add the sizes of a container's files", { short: 's' }),
      flag('type', 'string', 'Look only among things of this kind', {
        values: ['container', 'image', 'network', 'volume'],
      }),
    ],
  },
);
