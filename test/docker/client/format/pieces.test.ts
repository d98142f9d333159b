import assert from 'node:assert/strict';
import { shlex } from '../../../../src/docker/client/flags/shlex.ts';
import { checkEnv, checkLabel } from '../../../../src/docker/client/flags/variables.ts';
import { displayPorts } from '../../../../src/docker/client/format/ports.ts';
import { tabulate } from '../../../../src/docker/client/format/tabwriter.ts';
import { ansiTime, goTime, rfc3339Nano, rfc3339Seconds } from '../../../../src/docker/client/format/time.ts';
import {
  bytesSize,
  fromHumanSize,
  humanDuration,
  humanSize,
  parseDuration,
  ramInBytes,
} from '../../../../src/docker/client/format/units.ts';
import { ellipsis } from '../../../../src/docker/client/format/width.ts';
import type { Port } from '../../../../src/docker/engine/index.ts';
import { quote } from '../../../../src/docker/quote.ts';
import { itByRules } from '../../../beside.ts';
import { type Cases, failures } from '../../conformance.ts';

interface Units {
  readonly sizes: readonly {
    readonly size: number;
    readonly humanSize: string;
    readonly precision3: string;
    readonly bytesSize: string;
  }[];
  readonly durations: readonly { readonly seconds: number; readonly human: string }[];
  readonly parse: readonly {
    readonly input: string;
    readonly fromHumanSize?: number;
    readonly humanError?: string;
    readonly ramInBytes?: number;
    readonly ramError?: string;
    readonly durationNs?: number;
    readonly durationError?: string;
  }[];
}

describe('sizes and durations', () => {
  it('shows sizes with three or four digits, and durations in the largest unit', () => {
    assert.equal(humanSize(1986124, 3), '1.99MB');
    assert.equal(humanSize(1986124), '1.986MB');
    assert.equal(humanSize(999500, 3), '1e+03kB');
    assert.equal(humanDuration(640 * 86400), '21 months');
    assert.deepEqual(ramInBytes('512m'), { ok: true, value: 536870912 });
    assert.deepEqual(ramInBytes('abc'), { ok: false, error: "invalid size: 'abc'" });
    assert.deepEqual(parseDuration('1h30m'), { ok: true, value: 5_400_000_000_000n });
  });

  itByRules<Units>('units', 'answers as go-units and the time package', units => {
    const wrong = [
      ...failures(units.durations, one =>
        humanDuration(one.seconds) === one.human
          ? null
          : `${one.seconds}: ${humanDuration(one.seconds)} for ${one.human}`,
      ),
      ...failures(units.sizes, one => checkSize(one)),
      ...failures(units.parse, one => {
        const decimal = fromHumanSize(one.input);
        const binary = ramInBytes(one.input);
        const duration = parseDuration(one.input);
        const got = {
          ...(decimal.ok ? { fromHumanSize: decimal.value } : { humanError: decimal.error }),
          ...(binary.ok ? { ramInBytes: binary.value } : { ramError: binary.error }),
          ...(duration.ok ? { durationNs: Number(duration.value) } : { durationError: duration.error }),
        };
        const { input, ...want } = one;
        const sorted = (of: object) => JSON.stringify(Object.entries(of).sort());
        return sorted(got) === sorted(want) ? null : `${input}: ${sorted(got)} for ${sorted(want)}`;
      }),
    ];
    assert.deepEqual(wrong, []);
  });
});

function checkSize(one: Units['sizes'][number]): string | null {
  const got = { humanSize: humanSize(one.size), precision3: humanSize(one.size, 3), bytesSize: bytesSize(one.size) };
  const differs =
    got.humanSize !== one.humanSize || got.precision3 !== one.precision3 || got.bytesSize !== one.bytesSize;
  return differs ? `${JSON.stringify(one)}: ${JSON.stringify(got)}` : null;
}

describe('tables', () => {
  it('pads a column to its longest cell, and no line after its last tab', () => {
    assert.equal(tabulate('A\tB\na\tlonger\n'), 'A         B\na         longer\n');
  });

  itByRules<Cases<{ input: string; output: string }>>('tabwriter', 'answers as the real tabwriter', ({ cases }) => {
    assert.deepEqual(
      failures(cases, one => (tabulate(one.input) === one.output ? null : JSON.stringify([one, tabulate(one.input)]))),
      [],
    );
  });

  itByRules<Cases<{ s: string; n: number; output?: string; panic?: string }>>(
    'ellipsis',
    'cuts texts as docker does',
    ({ cases }) => {
      const wrong = failures(cases, one => {
        if (one.panic !== undefined) return null;
        return ellipsis(one.s, one.n) === one.output ? null : JSON.stringify([one, ellipsis(one.s, one.n)]);
      });
      assert.deepEqual(wrong, []);
      assert.equal(ellipsis('hello world', 8), 'hello w…');
    },
  );

  itByRules<Cases<{ ports: readonly Port[]; output: string }>>('ports', 'joins ranges of ports', ({ cases }) => {
    const wrong = failures(cases, one =>
      displayPorts(one.ports) === one.output ? null : JSON.stringify([one.output, displayPorts(one.ports)]),
    );
    assert.deepEqual(wrong, []);
    assert.equal(displayPorts([{ PrivatePort: 80, Type: 'tcp' }]), '80/tcp');
  });
});

describe('texts of flags', () => {
  itByRules<Cases<{ input: string; output?: string; error?: string; label?: string; labelError?: string }>>(
    'env',
    'takes variables and labels, and refuses what has no name',
    ({ cases }) => {
      const wrong = failures(cases, one => {
        const env = checkEnv(one.input);
        const label = checkLabel(one.input);
        const got = {
          ...(env.ok ? { output: env.value } : { error: env.error }),
          ...(label.ok ? { label: label.value } : { labelError: label.error }),
        };
        const { input: _, ...want } = one;
        const sorted = (of: object) => JSON.stringify(Object.entries(of).sort());
        return sorted(got) === sorted(want) ? null : `${sorted(got)} for ${sorted(want)}`;
      });
      assert.deepEqual(wrong, []);
      assert.deepEqual(checkEnv('A', { A: '1' }), { ok: true, value: 'A=1' });
    },
  );

  itByRules<Cases<{ input: string; output?: readonly string[]; error?: string }>>(
    'shlex',
    'splits words',
    ({ cases }) => {
      const wrong = failures(cases, one => {
        const words = shlex(one.input);
        const got = words.ok ? words.words : words.error;
        return JSON.stringify(got) === JSON.stringify(one.output ?? one.error) ? null : JSON.stringify([one, got]);
      });
      assert.deepEqual(wrong, []);
      assert.deepEqual(shlex('a "b c"'), { ok: true, words: ['a', 'b c'] });
    },
  );

  it('prints moments and quotes as Go does', () => {
    assert.equal(goTime(1739503716), '2025-02-14 03:28:36 +0000 UTC');
    assert.equal(goTime(-62135596800), '0001-01-01 00:00:00 +0000 UTC');
    assert.equal(rfc3339Seconds(1739503716), '2025-02-14T03:28:36Z');
    assert.equal(ansiTime(Date.parse('2026-09-05T11:02:57Z')), 'Sat Sep  5 11:02:57 2026');
    assert.equal(rfc3339Nano(Date.parse('2026-11-23T17:10:46.833Z') + 0.5), '2026-11-23T17:10:46.833500000Z');
    assert.equal(quote('a"\t\u0001é'), '"a\\"\\t\\x01é"');
  });
});
