/** Those who are told of what happens, under a key each and in a language of their own. */
import type { Locale } from '../quiz/quiz.ts';

export interface Viewers<Message> {
  /** Returns what ends it. */
  join(key: string, locale: Locale, listener: (message: Message) => void): () => void;
  /** The languages of those under the key, each once. */
  locales(key: string): readonly Locale[];
  tell(key: string, message: (locale: Locale) => Message | undefined): void;
}

interface Viewer<Message> {
  readonly locale: Locale;
  readonly tell: (message: Message) => void;
}

/** `report`: a listener failed, which keeps the news from nobody else. */
export function viewers<Message>(report: (error: unknown) => void): Viewers<Message> {
  const listeners = new Map<string, Set<Viewer<Message>>>();
  return {
    join: (key, locale, tell) => {
      const all = listeners.get(key) ?? new Set();
      const listener = { locale, tell };
      listeners.set(key, all);
      all.add(listener);
      return () => {
        all.delete(listener);
        if (all.size === 0 && listeners.get(key) === all) listeners.delete(key);
      };
    },
    locales: key => [...new Set([...(listeners.get(key) ?? [])].map(({ locale }) => locale))],
    tell: (key, messageIn) => {
      for (const { locale, tell } of listeners.get(key) ?? []) {
        try {
          const message = messageIn(locale);
          if (message !== undefined) tell(message);
        } catch (error) {
          report(error);
        }
      }
    },
  };
}
