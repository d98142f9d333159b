/** The door of the interface's prose, in Russian and English. */
export { clock, daysFromToday, figure, moment, share, unitWords } from './figures.ts';
export { hyphenated } from './hyphenated.ts';
export { inline, linksIn, markdown, type ProseLink, plain } from './markdown.ts';
export { differenceWords, offersOf, saidHtml, saidPlain, say, sayInline, sayPlain } from './say.ts';
export { type Data, hasWords, type Key, type Translate, texts, translator, words } from './words.ts';
