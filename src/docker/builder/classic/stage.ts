/** A stage of a classic build in the middle of its lines, and what every line may do with it. */
import { type Expander, expand } from '../../dockerfile/parse/lex.ts';
import type { ContainerDefaults } from '../../image/index.ts';
import type { ErrorKind } from '../../outcome.ts';
import { type Variables, variablesOf } from '../plan/environment.ts';
import { allowedValues, type BuildArguments } from './arguments.ts';
import type { Probe } from './cache.ts';
import type { ClassicAttempt, ClassicError, ClassicImage, ClassicPorts, ClassicRequest } from './types.ts';

/** Changed in place while the lines are done; nobody sees it afterwards. */
export interface ClassicStageState {
  config: ContainerDefaults;
  author: string;
  cmdSet: boolean;
  /** What the next line stands on; null in a stage from scratch that has made nothing yet. */
  image: ClassicImage | null;
  args: BuildArguments;
  readonly architecture: string;
  /** Containers that are still there. */
  readonly containers: string[];
}

/** A stage that is done: what COPY --from and FROM know of it. */
export interface DoneStage {
  readonly name: string;
  readonly image: ClassicImage | null;
}

export interface ClassicBuild {
  readonly request: ClassicRequest;
  readonly ports: ClassicPorts;
  readonly probe: Probe;
  readonly escape: string;
  readonly done: DoneStage[];
}

/** How a line says no; caught where lines are done. `kind` and `code` as the build then ends. */
export class Stop extends Error {
  readonly kind: ErrorKind;
  readonly code: number;

  constructor(message: string, kind: ErrorKind = 'docker', code = 1) {
    super(message);
    this.kind = kind;
    this.code = code;
  }
}

export function errorOf({ message, kind, code }: Stop): ClassicError {
  return { kind, message, code };
}

/** The value, or the end of the build. */
export function need<T>(told: ClassicAttempt<T>, prefix = ''): T {
  if (told.ok) return told.value;
  const { message, kind, code } = told.error;
  throw new Stop(kind === 'docker' ? prefix + message : message, kind, code);
}

/** ENV first, then the arguments that it does not have. */
export function variablesIn(state: ClassicStageState): Variables {
  const env = (state.config.Env ?? []).map((entry): readonly [string, string] => {
    const equals = entry.indexOf('=');
    return equals < 0 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)];
  });
  const taken = new Set(env.map(([name]) => name));
  return variablesOf([...env, ...allowedValues(state.args).filter(([name]) => !taken.has(name))]);
}

/** All words of a line see the variables as they were before it. */
export function expanderOf(state: ClassicStageState, build: ClassicBuild): Expander {
  const variables = variablesIn(state);
  return (text, how = {}) => expand(text, variables, { escape: build.escape, work: build.ports.work, ...how }).result;
}
