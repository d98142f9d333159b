import { errorKindOf } from '../../../engine/index.ts';
import { parsePlatform } from '../../../image/platform.ts';
import { fullName, fullString, parseReference, withDefaultTag } from '../../../image/reference.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { note, paint } from '../../format/note.ts';
import { showProgress } from '../../progress.ts';
import { CONTENT_TRUST, PLATFORMS } from './pull.ts';

const ONE_PLATFORM =
  'Using --platform pushes only the specified platform manifest of a multi-platform image index.\nOther components, like attestations, will not be included.\nTo push the complete multi-platform image, remove the --platform flag.\n';
const PARTLY = 'Not all multiplatform-content is present and only the available single-platform image was pushed';
/** These two are coloured even on a pipe. */
const RED = paint(31);
const GREEN = paint(32);

export const imagePush = command(
  'image push, push',
  '[OPTIONS] NAME[:TAG]',
  '1',
  'Send an image to a registry: layers that it has already stay where they are',
  async ({ flags, arguments: [name = ''], io, engine }) => {
    const platform = flags.text('platform');
    if (platform !== '') {
      const known = parsePlatform(platform, 'linux/amd64');
      if (!known.ok) return fail(io, `Invalid platform ${platform}${known.error}`);
      io.write('stdout', note(ONE_PLATFORM, io.columns.stdout !== null));
    }
    const parsed = parseReference(name);
    if (!parsed.ok) return fail(io, parsed.error);
    const [all, quiet] = [flags.on('all-tags'), flags.on('quiet')];
    const isBare = parsed.value.tag === null && parsed.value.digest === null;
    if (all && !isBare) return fail(io, "tag can't be used with --all-tags/-a");
    const reference = all ? parsed.value : withDefaultTag(parsed.value);
    if (!all && isBare && !quiet) io.write('stdout', 'Using default tag: latest\n');
    const full = all ? fullName(reference) : fullString(reference);
    if (reference.digest !== null) return fail(io, 'cannot push a digest reference');
    const pushed = await engine.imagePush(full, { allTags: all, platform: platform || null });
    if (!pushed.ok) return failRefused(io, pushed);
    if (!quiet) await showProgress(io, pushed.value.messages);
    const { error, value } = await pushed.value.ended();
    for (const { digest, insteadOf } of value ?? []) {
      if (insteadOf === null) continue;
      io.write('stdout', note(`${PARTLY}\n${RED(insteadOf)} -> ${GREEN(digest)}`, io.columns.stdout !== null));
    }
    if (error !== null) return fail(io, error.message, { kind: errorKindOf(error.kind) });
    if (quiet) io.write('stdout', `${full}\n`);
    return WELL;
  },
  {
    operands: ['image'],
    flags: [
      flag('all-tags', 'bool', 'Send every tag of the repository', { short: 'a' }),
      CONTENT_TRUST,
      flag('platform', 'string', 'Send only this platform of the image', { values: PLATFORMS }),
      flag('quiet', 'bool', 'Print the name and nothing else', { short: 'q' }),
    ],
  },
);
