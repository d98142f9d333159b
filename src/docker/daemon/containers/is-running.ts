import { refuse } from '../../engine/answer.ts';
import type { ContainerRecord } from '../state.ts';

export function isRunning(container: ContainerRecord): boolean {
  return container.status === 'running' || container.status === 'paused' || container.status === 'restarting';
}

export function notRunning(container: ContainerRecord) {
  return refuse('conflict', `container ${container.id} is not running`);
}
