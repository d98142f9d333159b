/** What the schemas of the channel share: unions, complete by construction, and the names of messages. */
import * as z from 'zod';

/** A schema for each field of `T` but its kind. */
type Fields<T> = { readonly [Name in keyof T as Exclude<Name, 'kind'>]: z.ZodType<T[Name]> };

/** The strict schema of a union that tells its members apart by `kind`. A kind or a field that is left out, or is not one of `T`, does not compile. */
export function byKind<T extends { readonly kind: string }>(
  kinds: {
    readonly [Kind in T['kind']]: Fields<Extract<T, { readonly kind: Kind }>>;
  },
): z.ZodType<T> {
  const [first, ...rest] = Object.entries<z.ZodRawShape>(kinds).map(([kind, fields]) =>
    z.strictObject({ kind: z.literal(kind), ...fields }),
  );
  if (first === undefined) throw new RangeError('a union of nothing');
  // That these objects are the members of T is what the parameter's type says: zod cannot follow it through the names.
  return z.discriminatedUnion('kind', [first, ...rest]) as z.ZodType<unknown> as z.ZodType<T>;
}

/** What a page names its inputs and questions by. */
export const inputId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
