/** An answer that was pasted from a terminal. */

/** `own`: from the learner's machine. `host`: what the line printed last on the host of the question; there `text` is empty. */
export interface PasteResponse {
  readonly kind: 'paste';
  readonly source: 'own' | 'host';
  readonly text: string;
}

/** What can be pasted at once, in UTF-16 units. */
export const PASTED = 65_536;
