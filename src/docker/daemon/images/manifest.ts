/** `manifest.json` of an archive that `docker save` wrote, as Go's decoder reads it. Rule: encoding/json, and tarexport of moby 28.5.2. */
import { isList, type Json, parseJson } from '../../json.ts';
import { firstJson } from '../../json-problem.ts';

export type ArchiveManifest = { readonly items: readonly Json[] } | { readonly problem: string };

/** Fields of an item by their names in small letters: Go does not look at the case. */
const FIELDS: ReadonlyMap<string, { readonly type: string; readonly kind: 'string' | 'array' | 'object' }> = new Map([
  ['config', { type: 'string', kind: 'string' }],
  ['repotags', { type: '[]string', kind: 'array' }],
  ['layers', { type: '[]string', kind: 'array' }],
  ['parent', { type: 'image.ID', kind: 'string' }],
  ['layersources', { type: 'map[layer.DiffID]distribution.Descriptor', kind: 'object' }],
]);

/** The first value of the text: what follows it is not read. */
export function manifestOf(text: string): ArchiveManifest {
  if (text.trim() === '') return { problem: 'EOF' };
  const first = firstJson(text);
  if (!first.ok) return { problem: first.error };
  const value = parseJson(first.value);
  if (value === null) return { problem: 'invalid manifest, manifest cannot be null (but can be [])' };
  if (!isList(value))
    return { problem: `json: cannot unmarshal ${kindOf(value)} into Go value of type []tarexport.manifestItem` };
  const problem = value.map(itemProblem).find(each => each !== null) ?? null;
  return problem === null ? { items: value } : { problem: `json: cannot unmarshal ${problem}` };
}

function kindOf(value: Json): string {
  if (isList(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** `number into .0 of type tarexport.manifestItem`; null where there is none. What is null stays empty. */
function itemProblem(item: Json, index: number): string | null {
  if (item === null) return null;
  if (kindOf(item) !== 'object') return `${kindOf(item)} into .${index} of type tarexport.manifestItem`;
  for (const [name, value] of Object.entries(item)) {
    const field = FIELDS.get(name.toLowerCase());
    if (field === undefined || value === null) continue;
    const at = `.${index}.${name}`;
    if (kindOf(value) !== field.kind) return `${kindOf(value)} into Go struct field ${at} of type ${field.type}`;
    const wrong = isList(value) ? value.findIndex(each => each !== null && typeof each !== 'string') : -1;
    const found = isList(value) ? value[wrong] : undefined;
    if (found !== undefined) return `${kindOf(found)} into ${at}.${wrong} of type string`;
  }
  return null;
}
