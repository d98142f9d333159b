/** JSON as plain data, and reading it: what is absent or of another kind reads as empty. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export type JsonObject = { readonly [name: string]: Json };

/** Throws a `SyntaxError` for a text that is no JSON. */
export function parseJson(text: string): Json {
  return JSON.parse(text);
}

export function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !isList(json);
}

export function objectOf(json: Json | undefined): JsonObject {
  return isObject(json) ? json : {};
}

export function listOf(json: Json | undefined): readonly Json[] {
  return json !== undefined && isList(json) ? json : [];
}

/** A shape of the Engine API, which is plain JSON: a type that is an interface does not say so to the compiler. */
export function asJson(shape: object | null): Json {
  return shape as Json;
}

export function stringOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : '';
}
