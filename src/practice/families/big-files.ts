/** Large files that RUN instructions make, change and remove: as commands, and as people believe that they weigh. */
import type { Chance } from '../chance.ts';
import type { Level } from '../family.ts';

/** Sizes in MB. */
export type FileDeed =
  | { readonly kind: 'make'; readonly file: string; readonly size: number }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'mode'; readonly file: string }
  | { readonly kind: 'move'; readonly file: string; readonly to: string }
  | { readonly kind: 'append'; readonly file: string }
  | { readonly kind: 'copy'; readonly file: string; readonly to: string };

/** One RUN. */
export type FileStep = readonly FileDeed[];

export function runOf(step: FileStep): string {
  return `RUN ${step.map(commandOf).join(' && ')}`;
}

function commandOf(deed: FileDeed): string {
  switch (deed.kind) {
    case 'make':
      return `dd if=/dev/zero of=${deed.file} bs=1000000 count=${deed.size}`;
    case 'remove':
      return `rm ${deed.file}`;
    case 'mode':
      return `chmod 600 ${deed.file}`;
    case 'move':
      return `mv ${deed.file} ${deed.to}`;
    case 'append':
      return `echo end >> ${deed.file}`;
    case 'copy':
      return `cp ${deed.file} ${deed.to}`;
  }
}

export function stepsOf(chance: Chance, level: Level): readonly FileStep[] {
  const sizes = chance.shuffled([10, 20, 30, 40, 50, 60]);
  const [large = 30, small = 10] = sizes;
  const [one, two] = chance.one([
    ['/opt/tools.bin', '/opt/data.bin'],
    ['/srv/models.bin', '/srv/index.bin'],
    ['/var/lib/dump.bin', '/var/lib/maps.bin'],
  ] as const);
  const make = (file: string, size: number): FileDeed => ({ kind: 'make', file, size });
  const remove: FileDeed = { kind: 'remove', file: one };
  const change: FileDeed = chance.one([
    { kind: 'mode', file: one },
    { kind: 'move', file: one, to: '/usr/local/moved.bin' },
    { kind: 'append', file: one },
  ]);
  const copy: FileDeed = { kind: 'copy', file: two, to: '/usr/local/copy.bin' };
  const easy: readonly (readonly FileStep[])[] = [
    [[make(one, large)], [make(two, small)], [remove]],
    [[make(one, large)], [remove], [make(two, small)]],
    [[make(one, large), remove], [make(two, small)]],
  ];
  const middle: readonly (readonly FileStep[])[] = [
    [[make(one, large)], [make(two, small)], [change]],
    [[make(one, large), remove], [make(two, small)], [{ kind: 'mode', file: two }]],
    [[make(one, large)], [change], [make(two, small)]],
    [[make(two, small)], [make(one, large)], [copy], [remove]],
  ];
  const [third = 20] = sizes.slice(2);
  const fourth = '/tmp/archive.bin';
  const hard: readonly (readonly FileStep[])[] = [
    [[make(one, large)], [change], [make(two, small), { kind: 'remove', file: two }], [make(fourth, third)]],
    [[make(one, large), make(two, small)], [change], [{ kind: 'remove', file: two }]],
    [[make(fourth, third), { kind: 'remove', file: fourth }], [make(one, large)], [make(two, small)], [change, copy]],
    [[make(two, small)], [copy, { kind: 'remove', file: two }], [make(one, large)], [remove]],
  ];
  return chance.one({ 1: easy, 2: middle, 3: hard }[level]);
}

/** Files with their sizes after the steps. */
export function filesAfter(steps: readonly FileStep[]): ReadonlyMap<string, number> {
  const files = new Map<string, number>();
  for (const deed of steps.flat()) {
    const size = files.get(deed.file) ?? 0;
    if (deed.kind === 'make') files.set(deed.file, deed.size);
    if (deed.kind === 'remove' || deed.kind === 'move') files.delete(deed.file);
    if (deed.kind === 'move' || deed.kind === 'copy') files.set(deed.to, size);
  }
  return files;
}

/** MB of every file that was ever made, whatever came of it. */
export function everMade(steps: readonly FileStep[]): number {
  return total(steps.flat().map(deed => (deed.kind === 'make' ? deed.size : 0)));
}

/** MB of what each RUN made and left, as if changes and moves of what is there cost nothing. */
export function leftByEach(steps: readonly FileStep[]): number {
  return total(
    steps.map((step, place) => {
      const gone = new Set(step.flatMap(deed => (deed.kind === 'remove' ? [deed.file] : [])));
      const before = filesAfter(steps.slice(0, place));
      return total(
        step.map(deed => {
          if (deed.kind === 'make') return gone.has(deed.file) ? 0 : deed.size;
          return deed.kind === 'copy' ? (before.get(deed.file) ?? 0) : 0;
        }),
      );
    }),
  );
}

/** MB as `everMade`, and each change of a file once more, within one RUN too. */
export function everTouched(steps: readonly FileStep[]): number {
  return total(
    steps.flatMap((step, place) =>
      step.map((deed, within) => {
        if (deed.kind === 'make') return deed.size;
        if (deed.kind === 'remove') return 0;
        return filesAfter([...steps.slice(0, place), step.slice(0, within)]).get(deed.file) ?? 0;
      }),
    ),
  );
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
