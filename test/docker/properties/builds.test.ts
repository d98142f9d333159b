import assert from 'node:assert/strict';
import fc from 'fast-check';
import { boot, freeze, type Host, run, thaw, view } from '../../../src/docker/index.ts';
import { itFor } from '../../length.ts';
import { world } from '../host/world.ts';

const INSTRUCTIONS = [
  'ENV A=1',
  'ENV A=2 B="x y"',
  'ARG V=3',
  'LABEL a=b',
  'WORKDIR /w',
  'WORKDIR sub',
  'COPY a.txt ./',
  'COPY . /all/',
  'COPY --chown=1:1 b.txt /b',
  'RUN echo $A > /made',
  'RUN rm -rf /etc/apk',
  'RUN touch /x /y && rm /x',
  'RUN true',
  'USER nobody',
  'EXPOSE 80',
  'VOLUME /v',
  'CMD ["sh"]',
  'ENTRYPOINT ["echo"]',
  'HEALTHCHECK NONE',
];
const stage = fc.array(fc.constantFrom(...INSTRUCTIONS), { maxLength: 6 });
const dockerfile = fc.tuple(stage, fc.option(stage, { nil: null })).map(([first, second]) => {
  // What a user without rights cannot do is not what is looked at here.
  const body = (lines: readonly string[]) =>
    lines.filter(line => line !== 'USER nobody').concat(lines.includes('USER nobody') ? ['USER nobody'] : []);
  const one = ['FROM alpine:3.21 AS one', ...body(first)];
  return [
    ...one,
    ...(second === null ? [] : ['FROM alpine:3.21', 'COPY --from=one /etc/os-release /from', ...body(second)]),
  ].join('\n');
});

const next = async (host: Host, line: string) => {
  const ran = await run(host, line, { at: host.clock + 5000, columns: null, stdin: '' });
  assert.equal(ran.outcome.ending.exitCode, 0, `${line}: ${ran.outcome.stderr}`);
  return ran.host;
};
const idOf = (host: Host, tag: string) => view(host).images.find(image => image.tags.includes(tag))?.id;

describe('any Dockerfile that can be built', () => {
  const title = 'gives the same image once more from the cache, thawed or not, and one image can go without the other';
  itFor(title, { quick: 10, usual: 40, full: 800 }, async numRuns => {
    await fc.assert(
      fc.asyncProperty(dockerfile, dockerfile, async (mine, other) => {
        const files = { mine, other, 'a.txt': 'a\n', 'b.txt': 'b\n' };
        let host = await boot(world({ files, images: ['alpine:3.21'] }));
        host = await next(host, 'docker build -q -t mine:1 -f mine .');
        const first = idOf(host, 'mine:1');
        host = thaw(JSON.parse(JSON.stringify(freeze(host))), null);
        host = await next(host, 'docker build -q -t other:1 -f other .');
        const again = await next(host, 'docker build -t mine:2 -f mine .');
        assert.equal(idOf(again, 'mine:2'), first);
        const steps = view(again).builds.at(-1)?.steps ?? [];
        assert.deepEqual(
          steps.filter(step => step.instruction !== 'FROM' && step.state !== 'cached').map(step => step.name),
          [],
          'a step ran again',
        );
        const before = view(again).images.find(image => image.id === first);
        const without = await next(again, 'docker rmi -f other:1 alpine:3.21');
        const after = view(without).images.find(image => image.id === first);
        assert.deepEqual(after?.layers, before?.layers);
        assert.equal(after?.size, before?.size);
        await next(without, 'docker run --rm --entrypoint cat mine:1 /etc/os-release');
      }),
      { seed: 20250303, numRuns },
    );
  });
});
