import { type Daemon, emit } from '../daemon.ts';

/** Tells of an image: with its labels, while it is there to be asked. */
export function tellImage(daemon: Daemon, action: string, id: string, name: string, imageId: string = id): void {
  const labels = daemon.state.images.get(imageId)?.config.config.Labels ?? {};
  emit(daemon, 'image', action, id, { ...labels, name });
}
