import { errorKindOf } from '../../../engine/index.ts';
import { fullName, fullString, parseReference, withDefaultTag } from '../../../image/reference.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { platformOf } from '../../platform.ts';
import { showProgress } from '../../progress.ts';

export const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const;

export const CONTENT_TRUST = flag('disable-content-trust', 'bool', 'Do not check signatures', { usual: 'true' });

export const imagePull = command(
  'image pull, pull',
  '[OPTIONS] NAME[:TAG|@DIGEST]',
  '1',
  'Fetch an image from a registry: only the layers that are missing travel',
  async ({ flags, arguments: [name = ''], io, engine }) => {
    const parsed = parseReference(name);
    if (!parsed.ok) return fail(io, parsed.error);
    const [all, quiet] = [flags.on('all-tags'), flags.on('quiet')];
    const isBare = parsed.value.tag === null && parsed.value.digest === null;
    if (all && !isBare) return fail(io, "tag can't be used with --all-tags/-a");
    const reference = all ? parsed.value : withDefaultTag(parsed.value);
    if (!all && isBare && !quiet) io.write('stdout', 'Using default tag: latest\n');
    const full = all ? fullName(reference) : fullString(reference);
    const pulled = await engine.imageCreate(full, { allTags: all, platform: platformOf({ flags, io }) });
    if (!pulled.ok) return failRefused(io, pulled);
    if (!quiet) await showProgress(io, pulled.value.messages);
    const { error } = await pulled.value.ended();
    if (error !== null) return fail(io, error.message, { kind: errorKindOf(error.kind) });
    io.write('stdout', `${full}\n`);
    return WELL;
  },
  {
    operands: ['image'],
    flags: [
      flag('all-tags', 'bool', 'Fetch every tag of the repository', { short: 'a' }),
      CONTENT_TRUST,
      flag('platform', 'string', 'Fetch the image for this platform', { values: PLATFORMS }),
      flag('quiet', 'bool', 'Print the name and nothing else', { short: 'q' }),
    ],
  },
);
