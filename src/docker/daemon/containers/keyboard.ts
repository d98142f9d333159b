/** What is waited for at the keyboard: one more line. */
export interface KeyboardAsking {
  /** What is shown before it: `/ # `, `Are you sure …? [y/N] `. */
  readonly question: string;
  /** A process at its terminal, which takes all that is typed; or the client itself, which takes one line as the answer. */
  readonly by: 'process' | 'client';
}
