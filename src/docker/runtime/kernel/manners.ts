/** Whose manners programs and shells have. */

/** Whose manners a program has: busybox's applets and GNU's tools word their errors differently. */
export type Family = 'busybox' | 'gnu';

/** Which shell speaks: busybox ash, Debian's dash, or bash. They agree on the language's core and differ in words and extras. */
export type Dialect = 'ash' | 'dash' | 'bash';
