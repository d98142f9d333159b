import { type CheckOf, capture, readQuantity, unitBytes } from '../../quiz/index.ts';
import { DONE, near, off, type Verdict } from '../verdict.ts';

/** The answer as a value comparable with the key, or null when it is not a number. `unit` is the question's; `inAsked`: it was given in that one, or in none. */
export function readNumber(
  text: string,
  unit: string | null,
): { readonly value: number; readonly unitKnown: boolean; readonly inAsked: boolean } | null {
  const quantity = readQuantity(text);
  if (quantity === null) return null;
  const asked = unit === null ? null : unitBytes(unit.toLowerCase());
  const given = unitBytes(quantity.unit);
  if (asked === null)
    return {
      value: given === null || given === 1 ? quantity.value : quantity.value * given,
      unitKnown: true,
      inAsked: true,
    };
  if (quantity.unit === '') return { value: quantity.value * asked, unitKnown: true, inAsked: true };
  return { value: quantity.value * (given ?? asked), unitKnown: given !== null, inAsked: given === asked };
}

export function gradeNumber(check: CheckOf<'number'>, text: string, unit: string | null, shown: string): Verdict {
  const answer = readNumber(text, unit);
  const key =
    check.printed === null ? check.value : (readNumber(capture(check.printed, shown) ?? '', null)?.value ?? null);
  if (answer === null || key === null) return off('feedback.number.other');
  // A size read back from `10.3MB` may be off by the last bit of the fraction.
  const slack = check.tolerance + Math.abs(key) * 1e-9;
  if (answer.unitKnown && Math.abs(answer.value - key) <= slack) return DONE;
  const slip = [1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9].some(scale => Math.abs(answer.value * scale - key) <= slack);
  if (unit !== null && slip && answer.inAsked) return near('feedback.number.scale', { unit });
  if (unit !== null && (slip || !answer.unitKnown)) return near('feedback.number.unit', { unit });
  return off(answer.value > key ? 'feedback.number.over' : 'feedback.number.under');
}
