import { type ContainerView, changesOf, familiar } from '../../docker/index.ts';
import type { CheckOf, ContainerWhere } from '../../quiz/index.ts';
import { imageNamed, movedName } from '../image-where.ts';
import { printedByOther, programMisses } from '../origin.ts';
import type { Scene } from '../scene.ts';
import { cut, textDifference } from '../text.ts';
import { DONE, type Miss, miss, near, nearMiss, off, type Verdict } from '../verdict.ts';

export function gradeContainer(check: CheckOf<'container'>, scene: Scene): Verdict {
  const all = scene.now.containers;
  const image = check.of === null ? null : imageNamed(scene.now, check.of);
  const tag = check.of === null ? '' : (familiar(check.of) ?? check.of);
  const candidates = check.of === null ? all : all.filter(container => container.imageId === image?.id);
  const moved = check.unmoved && check.of !== null ? movedName(scene, check.of) : null;
  if (moved !== null) return nearMiss(moved);
  const misses = candidates.map(container => containerMisses(scene, container, check.where));
  if (misses.some(found => found.length === 0)) return DONE;
  const best = [...misses].sort((a, b) => a.length - b.length)[0]?.[0];
  if (best !== undefined) return nearMiss(best);
  // A program of this image cannot have run in a container of another.
  const anyProgram = { ...check.where, program: null };
  const stranger = all.find(container => containerMisses(scene, container, anyProgram).length === 0);
  if (check.of !== null && stranger !== undefined && image !== null) {
    // It was made under the name that is asked for, and the name has moved since.
    if (familiar(stranger.image) === tag)
      return near('feedback.container.older-image', { container: stranger.name, tag });
    return near('feedback.container.image', { container: stranger.name, tag, image: stranger.image });
  }
  if (check.of !== null && image === null) return off('feedback.image.none', { tag });
  if (check.of === null) return off('feedback.container.none');
  const made = all.findLast(container => !scene.before.containers.some(old => old.id === container.id));
  if (made === undefined) return off('feedback.container.none-of', { tag });
  return familiar(made.image) === tag
    ? near('feedback.container.older-image', { container: made.name, tag })
    : near('feedback.container.other-image', { container: made.name, image: made.image, tag });
}

/** What the container lacks, most telling first; empty when it fits. */
export function containerMisses(scene: Scene, container: ContainerView, where: ContainerWhere): readonly Miss[] {
  const name = container.name;
  const misses: Miss[] = [];
  if (where.new && scene.before.containers.some(old => old.id === container.id)) {
    misses.push(miss('feedback.container.old', { container: name }));
  }
  if (where.name !== null && where.name !== name) {
    misses.push(
      miss('feedback.container.name', { container: name, expected: where.name }, { expected: where.name, got: name }),
    );
  }
  if (where.state !== null && where.state !== container.state) {
    misses.push(miss('feedback.container.state', { container: name }, { expected: where.state, got: container.state }));
  }
  if (where.exitCode !== null && where.exitCode !== container.exitCode) {
    misses.push(
      miss(
        'feedback.container.exit',
        { container: name },
        { expected: String(where.exitCode), got: String(container.exitCode) },
      ),
    );
  }
  if (where.program !== null) misses.push(...programMisses(scene, container, where.program));
  const printed = where.printed === null ? null : textDifference(where.printed, container.logs);
  if (printed !== null) misses.push(miss('feedback.container.printed', { container: name }, printed));
  else if (where.printed !== null && where.program !== null && misses.length === 0) {
    const other = printedByOther(scene, container, where.program, where.printed.contains);
    if (other !== null) misses.push(other);
  }
  misses.push(...changeMisses(scene, container, where.changes));
  const late = misses.findIndex(({ code }) => OF_RUNNING.test(code));
  if (container.state === 'created' && where.state === null && late >= 0)
    misses.splice(late, 0, miss('feedback.container.not-run', { container: name }));
  return misses;
}

/** What a container has only once it has run, as a rule: files can be put into one that has not. */
const OF_RUNNING = /^feedback\.container\.(?:exit|program|printed|change)/;

function changeMisses(scene: Scene, container: ContainerView, wanted: ContainerWhere['changes']): readonly Miss[] {
  return wanted.flatMap(({ kind, path, type }): readonly Miss[] => {
    if (!container.changes.some(change => change.kind === kind && change.path === path)) {
      const elsewhere = container.changes.find(
        change => change.kind === kind && change.path !== path && nameIn(change.path) === nameIn(path),
      );
      const data = { container: container.name, change: `${kind} ${path}`, path };
      const own = container.changes.filter(change => change.kind === 'A').map(change => change.path);
      if (elsewhere === undefined && kind === 'A' && own.length > 0)
        return [miss('feedback.container.change-other', data, { expected: path, got: cut(own.join('\n')) })];
      return elsewhere === undefined
        ? [miss('feedback.container.change', data)]
        : [
            miss(
              'feedback.container.change-place',
              { ...data, got: elsewhere.path },
              { expected: path, got: elsewhere.path },
            ),
          ];
    }
    const got = changesOf(scene.host, container.id).find(change => change.path === path)?.type ?? 'directory';
    if (type === null || type === got) return [];
    return [miss(`feedback.container.change-${got}`, { container: container.name, path }, { expected: type, got })];
  });
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
