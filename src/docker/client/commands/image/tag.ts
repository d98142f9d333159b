import { fullString, parseAnyReference, parseReference, withDefaultTag } from '../../../image/reference.ts';
import { quote } from '../../../quote.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';

export const imageTag = command(
  'image tag, tag',
  'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
  '2',
  'Give an image one more name',
  async ({ arguments: [source = '', target = ''], io, engine }) => {
    const refuse = (name: string, error: string) =>
      fail(io, `Error parsing reference: ${quote(name)} is not a valid repository/tag: ${error}`);
    const from = parseAnyReference(source);
    if (!from.ok) return refuse(source, from.error);
    const to = parseReference(target);
    if (!to.ok) return refuse(target, to.error);
    if (to.value.digest !== null) return fail(io, 'refusing to create a tag with a digest reference');
    const tagged = await engine.imageTag(source, fullString(withDefaultTag(to.value)));
    return tagged.ok ? WELL : failRefused(io, tagged);
  },
  { operands: ['image', 'image'], interspersed: false },
);
