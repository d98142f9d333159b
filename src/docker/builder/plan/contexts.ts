/** --build-context: names that stand for another image or directory wherever a FROM or a --from would look for an image. */
import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { familiarString, fullString, parseReference, withDefaultTag } from '../../image/reference.ts';
import type { StagePlan } from './stage.ts';

/** One more context: `value` is `docker-image://…`, an URL or a directory. */
export interface NamedContext {
  /** As people write it, without `:latest`. */
  readonly name: string;
  readonly value: string;
}

const IMAGE = 'docker-image://';

/** `name` of a context is looked for as it stands: `alpine` is not `alpine:3.21`. Null for no reference. */
function contextName(text: string): string | null {
  const parsed = parseReference(text);
  return parsed.ok ? familiarString(parsed.value).replace(/:latest$/u, '') : null;
}

/**
 * Stages whose base a context replaces get its image. The name of one that is needed and is no image: only images are simulated.
 * Source: BuildKit's frontend/dockerui/namedcontext.go.
 */
export function placeContexts(stages: readonly StagePlan[], contexts: readonly NamedContext[]): string | null {
  if (contexts.length === 0) return null;
  for (const plan of stages) {
    if (!plan.reachable) continue;
    const own = contexts.find(({ name }) => plan.stage.name !== '' && name === plan.stage.name);
    if (own !== undefined) return own.name;
    const found = plan.parent === null ? contexts.find(({ name }) => name === contextName(plan.givenBase)) : undefined;
    if (found === undefined) continue;
    if (!found.value.startsWith(IMAGE)) return found.name;
    const shown = found.value.slice(IMAGE.length);
    const parsed = parseReference(shown);
    if (!parsed.ok) throw new DockerfileRefusal(`failed to parse context ${goQuoted(found.value)}: ${parsed.error}`);
    plan.base = fullString(withDefaultTag(parsed.value));
    plan.context = { name: found.name, shown };
  }
  return null;
}
