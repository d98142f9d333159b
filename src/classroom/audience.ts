/** Those who are told of what happens, under a key each. */
export interface Audience<Message> {
  /** Returns what ends it. */
  join(key: string, listener: (message: Message) => void): () => void;
  has(key: string): boolean;
  tell(key: string, message: Message): void;
}

/** `report`: a listener failed, which keeps the news from nobody else. */
export function audience<Message>(report: (error: unknown) => void): Audience<Message> {
  const listeners = new Map<string, Set<(message: Message) => void>>();
  return {
    join: (key, listener) => {
      const all = listeners.get(key) ?? new Set();
      listeners.set(key, all);
      all.add(listener);
      return () => {
        all.delete(listener);
        if (all.size === 0 && listeners.get(key) === all) listeners.delete(key);
      };
    },
    has: key => listeners.has(key),
    tell: (key, message) => {
      for (const listener of listeners.get(key) ?? []) {
        try {
          listener(message);
        } catch (error) {
          report(error);
        }
      }
    },
  };
}
