/** Markdown that people wrote → html that is safe to insert, or plain text. Raw html in it is shown, never kept. */
import MarkdownIt from 'markdown-it';
import { FilterXSS } from 'xss';

const reader = new MarkdownIt('commonmark', { html: false, breaks: false }).enable('table').disable('image');

const ALLOWED = {
  a: ['href'],
  blockquote: [],
  br: [],
  code: ['class'],
  em: [],
  h3: [],
  h4: [],
  hr: [],
  li: [],
  ol: ['start'],
  p: [],
  pre: [],
  strong: [],
  table: [],
  tbody: [],
  td: [],
  th: [],
  thead: [],
  tr: [],
  ul: [],
};

/** A link leads to the web or within this site; a class names the language of a code block; nothing else is kept. */
const KEPT: Readonly<Record<string, RegExp>> = {
  'a href': /^(https?:\/\/|\/(?!\/)|#)[^"'<>\s]*$/i,
  'code class': /^language-[A-Za-z0-9]+$/,
  'ol start': /^\d{1,4}$/,
};
const filter = new FilterXSS({
  whiteList: ALLOWED,
  stripIgnoreTag: true,
  css: false,
  onTagAttr: (tag, name, value) => (KEPT[`${tag} ${name}`]?.test(value) === true ? `${name}="${value}"` : ''),
});

/** Headings of a page belong to the page: those of a text start at the third level. */
reader.core.ruler.push('headings', state => {
  for (const token of state.tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = token.tag <= 'h3' ? 'h3' : 'h4';
  }
});

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

/** Blocks: paragraphs, lists, code, tables. */
export const markdown = remembered(text => filter.process(reader.render(text)).trim());

/** One line: emphasis, code and links alone. */
export const inline = remembered(text => filter.process(reader.renderInline(text)).trim());

/** How many texts are kept as html: all the prose of a dozen quizzes in both languages. */
const TEXTS = 4_000;
/** A longer text is nobody's prose. */
const LONGEST = 20_000;

/** The same prose is shown to everyone: it is read once, and the text that has waited longest gives way. */
function remembered(read: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return text => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const html = read(text);
    if (text.length > LONGEST) return html;
    const [oldest] = known.size < TEXTS ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(text, html);
    return html;
  };
}

/**
 * For a terminal or an attribute: no markup, a blank line between blocks, and no control characters but line feeds, so that a text
 * cannot drive the terminal that shows it.
 */
export function plain(text: string): string {
  const blocks: string[] = [];
  let mark = '';
  for (const token of reader.parse(text, {})) {
    if (token.type === 'list_item_open') mark = token.info === '' ? '- ' : `${token.info}. `;
    if (token.type === 'fence' || token.type === 'code_block') blocks.push(token.content.replace(/\n$/, ''));
    if (token.type === 'inline') {
      const words = (token.children ?? []).map(child =>
        child.type === 'softbreak' || child.type === 'hardbreak' ? '\n' : child.content,
      );
      blocks.push(mark + words.join(''));
      mark = '';
    }
  }
  return withoutControls(blocks.join('\n'));
}

/** Everything but line feeds and tabs that a terminal could obey. */
export function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '');
}
