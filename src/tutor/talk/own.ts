/** Whether a question is about what stands on this host, though it does not say «мой»: it names something of it, or asks how much of something there is. */
import type { View } from '../../docker/index.ts';
import { inCyrillic } from './keyboard.ts';

/** How much, which, the largest: asked of what is there. */
const QUANTITY =
  /(?<!\p{L})(?:сколько|как(?:ие|ой|ая|ое)|котор(?:ый|ая|ое|ые)|самый|самая|самое|чем занят\p{L}*|how (?:many|much|big|large)|which|what(?:['’]s| is| are) (?:on|here|running|using|taking)|what (?:files|images|containers|volumes|networks|ports|layers)|is (?:it|anything|something|there)|are there|есть ли|(?:bigg|larg|heavi|small|new|old)est)(?!\p{L})/iu;

/** How a thing is done, what it is, what may be: asked of Docker at large, whatever is named. */
const AT_LARGE =
  /(?<!\p{L})(?:как(?! (?:много|велик))|команд\p{L}*|можно|нужно|надо|бывает|обычно|лучше|максим\p{L}*|выбрать|что такое|значит|означает|делает|разница|отлич\p{L}*|зачем|балл\p{L}*|вопрос\p{L}*|подсказ\p{L}*|how (?:do|can|to|should)|commands?|can|should|may|might|usually|best|better|choose|what does|mean|means|difference|vs|points?|questions?|hints?|instructions?|инструкци\p{L}*|flags?|флаг\p{L}*|error|ошибк\p{L}*)(?!\p{L})/iu;

/** A name alone, or what it is. */
const DEFINED = /^\s*(?:(?:а |и )?что (?:такое|это|за) |what(?:['’]s| is| are) (?:an? |the )?)?\S+\s*\??\s*$/iu;

/** The question as if it said whose it is, the names of the host's own things put as what they are; null for one about Docker at large. */
export function askedOfOwn(seen: View, text: string): string | null {
  if (AT_LARGE.test(text) || DEFINED.test(text)) return null;
  return withKinds(seen, text, kind => ` мой ${kind} `) ?? (QUANTITY.test(text) ? `${text} у меня` : null);
}

/** A question about Docker at large with the first name of a thing on this host put as what it is: `how to remove web`; null where none is named. */
export function askedOfKind(seen: View, text: string): string | null {
  return DEFINED.test(text) ? null : withKinds(seen, text, kind => ` ${kind} `);
}

function withKinds({ images, containers }: View, text: string, put: (kind: string) => string): string | null {
  const lower = text.toLowerCase();
  const named = [
    ...images.flatMap(({ tags }) => tags.flatMap(spelt)).map(name => [name, 'образ'] as const),
    ...containers.map(({ name }) => [name.replace(/^\//, ''), 'контейнер'] as const),
  ]
    .filter(([name]) => name.length >= SHORTEST)
    .toSorted(([one], [other]) => other.length - one.length)
    .find(([name]) => placeOf(lower, name) >= 0);
  if (named === undefined) return null;
  const [name, kind] = named;
  const at = placeOf(lower, name);
  return `${text.slice(0, at)}${put(kind)}${text.slice(at + name.length)}`;
}

/** A shorter name is a word like any other. */
const SHORTEST = 3;

/** What an image is called by: `sem04/hello:latest`, `sem04/hello`; `alpine:3.21`, `alpine`. */
function namesOf(tag: string): readonly string[] {
  return [...new Set([tag, tag.replace(/:latest$/, ''), tag.replace(/:[^:/]*$/, '')])];
}

/** The same, also as it is heard: `голанг`. */
export function spelt(tag: string): readonly string[] {
  return namesOf(tag).flatMap(name => (/^[a-z]+$/.test(name) ? [name, inCyrillic(name)] : [name]));
}

/** Where a name stands as a word of its own, or -1. */
export function placeOf(text: string, name: string): number {
  const at = text.indexOf(name);
  const free =
    at >= 0 && !/[\p{L}\d_./-]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\d_/-]/u.test(text[at + name.length] ?? ' ');
  return free ? at : -1;
}
