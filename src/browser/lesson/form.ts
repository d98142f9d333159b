/** What a form is that answers a question: what it holds as a response, and how it is filled from one. */
import type { Response } from '../../live/protocol.ts';
import type { Words } from '../dom/words.ts';

export interface AnswerForm<Given extends Response = Response> {
  readonly element: HTMLElement;
  /** Null while something is not filled in; `missing` says what. */
  readonly read: () => Given | null;
  readonly fill: (response: Response) => void;
  readonly missing: () => string;
  readonly lock: (locked: boolean) => void;
}

export interface FormOptions {
  readonly words: Words;
  /** Names the controls: unique on the page. */
  readonly name: string;
  readonly changed: () => void;
  readonly announce: (text: string) => void;
  /** Enter in a text field. */
  readonly submit: () => void;
  /** Opens the X-ray of the newest build. */
  readonly xray: () => void;
}
