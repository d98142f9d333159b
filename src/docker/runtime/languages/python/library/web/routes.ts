import { decoded } from '../../../../../http.ts';
import { NotSimulated } from '../../../control.ts';
import type { PyValue } from '../../value/values.ts';

/** Rules of URLs as Werkzeug reads them: `/users/<int:id>`. */

export interface FlaskRoute {
  readonly rule: string;
  readonly parts: readonly FlaskRoutePart[];
  readonly methods: readonly string[];
  readonly endpoint: string;
  readonly view: PyValue;
}

type FlaskRoutePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'string' | 'int' | 'float' | 'path' | 'uuid'; readonly name: string };

const WEIGHTS = { text: 0, int: 1, float: 1, uuid: 1, string: 2, path: 3 } as const;

/** A part for each piece between two slashes. */
export function partsOf(rule: string): readonly FlaskRoutePart[] {
  return rule.split('/').map((piece): FlaskRoutePart => {
    if (!piece.includes('<')) return { kind: 'text', text: piece };
    const [, kind = 'string', name] = /^<(?:(string|int|float|path|uuid):)?([A-Za-z_]\w*)>$/.exec(piece) ?? [];
    if (name === undefined) throw new NotSimulated(`the route ${rule}`);
    return { kind: kind as 'string', name };
  });
}

const PATTERNS: Readonly<Record<string, RegExp>> = {
  string: /^[^/]+$/,
  int: /^\d+$/,
  float: /^\d+\.\d+$/,
  uuid: /^[\dA-Fa-f]{8}-[\dA-Fa-f]{4}-[\dA-Fa-f]{4}-[\dA-Fa-f]{4}-[\dA-Fa-f]{12}$/,
};

/** What of a path a rule takes, by name; null where it is not the rule's. */
function taken(parts: readonly FlaskRoutePart[], path: string): ReadonlyMap<string, PyValue> | null {
  const pieces = path.split('/');
  const found = new Map<string, PyValue>();
  for (const [at, part] of parts.entries()) {
    if (part.kind === 'path') {
      if (at !== parts.length - 1) throw new NotSimulated('a path in the middle of a route');
      const rest = pieces.slice(at).join('/');
      if (rest === '') return null;
      found.set(part.name, decoded(rest));
      return found;
    }
    const piece = pieces[at];
    if (piece === undefined) return null;
    if (part.kind === 'text') {
      if (decoded(piece) !== part.text) return null;
      continue;
    }
    const text = decoded(piece);
    if (PATTERNS[part.kind]?.test(text) !== true) return null;
    if (part.kind === 'uuid') throw new NotSimulated('a uuid in a route');
    found.set(part.name, part.kind === 'int' ? BigInt(text) : part.kind === 'float' ? Number(text) : text);
  }
  return pieces.length === parts.length ? found : null;
}

/** What comes of a path. `moved`: its rule ends in a slash. `methods`: those that its rules take, none of them the one asked with. */
export type FlaskRouting =
  | { readonly kind: 'route'; readonly route: FlaskRoute; readonly values: ReadonlyMap<string, PyValue> }
  | { readonly kind: 'moved' }
  | { readonly kind: 'method'; readonly methods: readonly string[] }
  | { readonly kind: 'none' };

export function routed(routes: readonly FlaskRoute[], method: string, path: string): FlaskRouting {
  const inOrder = [...routes].sort((a, b) => order(a.parts, b.parts));
  const allowed: string[] = [];
  for (const route of inOrder) {
    const values = taken(route.parts, path);
    if (values === null) {
      const slashed = route.rule.endsWith('/') && !path.endsWith('/') && taken(route.parts, `${path}/`) !== null;
      if (slashed && route.methods.includes(method)) return { kind: 'moved' };
      continue;
    }
    if (route.methods.includes(method)) return { kind: 'route', route, values };
    allowed.push(...route.methods);
  }
  return allowed.length === 0 ? { kind: 'none' } : { kind: 'method', methods: [...new Set(allowed)] };
}

/** Fixed texts before converters, at the first place where two rules differ. */
function order(a: readonly FlaskRoutePart[], b: readonly FlaskRoutePart[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const one = a[at];
    const other = b[at];
    if (one === undefined || other === undefined) break;
    const between = WEIGHTS[one.kind] - WEIGHTS[other.kind];
    if (between !== 0) return between;
  }
  return b.length - a.length;
}
