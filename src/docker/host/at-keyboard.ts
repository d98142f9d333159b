import type { KeyboardAsking } from '../daemon/containers/keyboard.ts';

/**
 * A client at a terminal has come to a shell that waits for the learner to type, or to a question of its own. Thrown through the
 * client, whose next word depends on what comes: the host takes it and asks for a line. It never leaves the host.
 */
export class AtKeyboard extends Error {
  readonly asking: KeyboardAsking;

  constructor(asking: KeyboardAsking) {
    super('a shell waits at the keyboard');
    this.asking = asking;
  }
}
