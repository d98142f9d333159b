import assert from 'node:assert/strict';
import { imageFormat, imageListing } from '../../../src/docker/client/commands/image/ls.ts';
import { renderListing } from '../../../src/docker/client/format/table.ts';
import type { ImageSummary } from '../../../src/docker/engine/index.ts';
import { UNCOUNTED } from '../../../src/docker/work.ts';
import { itByRules } from '../../beside.ts';
import { type Cases, failures } from '../conformance.ts';

interface FormatCase {
  readonly format: string;
  readonly quiet: boolean;
  readonly digest: boolean;
  readonly trunc: boolean;
  readonly images: readonly ImageSummary[];
  readonly output: string;
  readonly error?: string;
}

const IMAGE: ImageSummary = {
  Containers: -1,
  Created: 1739503716,
  Id: `sha256:${'ab'.repeat(32)}`,
  Labels: null,
  ParentId: '',
  RepoDigests: [`alpine@sha256:${'1'.repeat(64)}`],
  RepoTags: ['alpine:3.21', 'alpine:latest'],
  SharedSize: -1,
  Size: 7834567,
};

function render(images: readonly ImageSummary[], one: Pick<FormatCase, 'format' | 'quiet' | 'digest' | 'trunc'>) {
  const format = imageFormat(one.format, one.quiet, one.digest);
  const options = { truncate: one.trunc, digest: one.digest, format, now: Date.parse('2026-11-23T17:00:00Z') };
  return renderListing(format, imageListing(images, options), UNCOUNTED);
}

describe('the list of images', () => {
  it('has a row for each tag, and one for each digest when they are asked for', () => {
    const rendered = render([IMAGE], { format: 'table', quiet: false, digest: true, trunc: true });
    assert.ok(rendered.ok);
    const [, first = '', second = ''] = rendered.text.split('\n');
    assert.match(first, /^alpine +3\.21 +sha256:1{64} +abababababab +21 months ago +7\.83MB$/);
    assert.match(second, /^alpine +latest +sha256:1{64}/);
  });

  it('shows an image that has a digest alone without a tag', () => {
    const rendered = render([{ ...IMAGE, RepoTags: [] }], {
      format: '{{.Repository}}:{{.Tag}}',
      quiet: false,
      digest: false,
      trunc: true,
    });
    assert.deepEqual(rendered, { ok: true, text: 'alpine:<none>\n' });
  });

  itByRules<Cases<FormatCase>>('images-format', "prints as docker's formatter does", ({ cases }) => {
    const wrong = failures(cases, one => {
      // The program that answered had no digest algorithm at hand: to it no digest was one, and a name with a digest alone no name.
      const images = one.images
        .filter(image => image.RepoTags.length > 0 || image.RepoDigests.length === 0)
        .map(image => ({ ...image, RepoDigests: [] }));
      const rendered = render(images, one);
      const got = rendered.ok ? rendered.text : rendered.error;
      return got === (one.error ?? one.output) ? null : JSON.stringify([one.format, one.error ?? one.output, got]);
    });
    assert.deepEqual(wrong, []);
  });
});
