/** What every page is given: the single local `page` of its view. A view never sees a request. */
import type { Translate } from '../locale/index.ts';
import type { Locale } from '../quiz/quiz.ts';

export type Theme = 'light' | 'dark' | 'system';

export interface Frame {
  readonly locale: Locale;
  /** `<html data-theme>`; `system` leaves the attribute out. */
  readonly theme: Theme;
  /** For the `nonce` of every `<script>` and `<style>`: nothing else runs. */
  readonly nonce: string;
  /** Path and query of this page: where a switch of language or theme comes back to. */
  readonly here: string;
  /** Null for someone who has no name yet. */
  readonly person: { readonly name: string; readonly role: 'student' | 'instructor' } | null;
  readonly t: Translate;
  /** Address of a built file: `asset('page.js')`. */
  readonly asset: (name: string) => string;
  /** Which entry of the header is this page's own. */
  readonly place: 'course' | 'practice' | 'classes' | 'reference' | 'sandbox' | null;
}

/** One step of the way from the home page to here; the last has no address. */
export interface Crumb {
  readonly text: string;
  readonly href: string | null;
}

/** JSON for a `<script type="application/json">`: no text in it can close the element or open a comment. */
export function island(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
