import type { Flow } from '../../control.ts';
import type { Statement } from '../read/syntax.ts';
import type { PyPlay, PyScope, PyValue } from '../value/values.ts';

/** How statements come to their end. What a generator yields goes through all that it stands in. */
export type Steps = Generator<PyValue, Flow<PyValue>, PyValue>;

/** What runs statements, for those that hold some. */
export type Run = (play: PyPlay, statements: readonly Statement[], scope: PyScope) => Steps;
