import type { CheckOf } from '../../quiz/index.ts';
import type { Scene } from '../scene.ts';
import { DONE, off, type Verdict } from '../verdict.ts';
import { containerMisses } from './container.ts';

export function gradeNoContainer(check: CheckOf<'no-container'>, scene: Scene): Verdict {
  const left = scene.now.containers.find(container => containerMisses(scene, container, check.where).length === 0);
  return left === undefined ? DONE : off('feedback.no-container', { container: left.name });
}
