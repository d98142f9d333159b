/** Markdown that people wrote → html that is safe to insert, or plain text. Raw html in it is shown, never kept. */
import MarkdownIt from 'markdown-it';
import { FilterXSS } from 'xss';
import { remembered } from './remembered.ts';

const reader = new MarkdownIt('commonmark', { html: false, breaks: false }).enable('table').disable('image');

const ALLOWED = {
  a: ['href', 'target', 'rel', 'aria-describedby'],
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
  wbr: [],
};

/** A link leads to the web or within this site; a class names the language of a code block; nothing else is kept. */
const KEPT: Readonly<Record<string, RegExp>> = {
  'a href': /^(https?:\/\/|\/(?!\/)|#)[^"'<>\s]*$/i,
  'a target': /^_blank$/,
  'a rel': /^noopener$/,
  'a aria-describedby': /^new-tab$/,
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

/** Signs from which on a name in the text may be longer than a phone has room for. */
const LONG = 16;

/** `localhost:5000/sem04/alpine:v1` breaks between its parts before it breaks within one. */
reader.renderer.rules.code_inline = (tokens, index) => {
  const text = tokens[index]?.content ?? '';
  const html = reader.utils.escapeHtml(text);
  return `<code>${text.length > LONG ? html.replaceAll(/(?<=[^\s/])\/(?=[^\s/])/g, '/<wbr>') : html}</code>`;
};

const ELSEWHERE = /^https?:/i;

type MarkdownTokens = ReturnType<typeof reader.parse>;

function hrefOf(token: MarkdownTokens[number]): string {
  return String(token.attrGet('href') ?? '');
}

/** What leads out of the product opens beside it. That it does is said by `#new-tab`, which every page of prose has in its own language (views/parts/new-tab.ejs). */
reader.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  const token = tokens[index];
  if (token !== undefined && ELSEWHERE.test(hrefOf(token))) {
    token.attrSet('target', '_blank');
    token.attrSet('rel', 'noopener');
    token.attrSet('aria-describedby', 'new-tab');
  }
  return self.renderToken(tokens, index, options);
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

/** All the prose of a dozen quizzes in both languages; a longer text is nobody's prose. */
const blocks = remembered(4_000, 20_000);
const lines = remembered(4_000, 20_000);

/** Blocks: paragraphs, lists, code, tables. The same prose is shown to everyone: it is read once. */
export function markdown(text: string): string {
  return blocks(text, () => filter.process(reader.render(text)).trim());
}

/** One line: emphasis, code and links alone. */
export function inline(text: string): string {
  return lines(text, () => filter.process(reader.renderInline(text)).trim());
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
      blocks.push(mark + wordsOf(token.children ?? []));
      mark = '';
    }
  }
  return withoutControls(blocks.join('\n'));
}

/** The words of one block. Behind those of a link stands where it leads, unless they say that themselves: nothing in plain text can be followed. */
function wordsOf(tokens: MarkdownTokens): string {
  const links: { readonly href: string; readonly at: number }[] = [];
  let words = '';
  for (const token of tokens) {
    if (token.type === 'link_open') links.push({ href: hrefOf(token), at: words.length });
    else if (token.type === 'link_close') {
      const link = links.pop();
      if (link !== undefined && ELSEWHERE.test(link.href) && !words.slice(link.at).includes(link.href))
        words += ` (${link.href})`;
    } else words += token.type === 'softbreak' || token.type === 'hardbreak' ? '\n' : token.content;
  }
  return words;
}

export interface ProseLink {
  readonly href: string;
  /** Plain text. */
  readonly title: string;
}

/** The links that lead out of the product, in the order of the text, each address once. */
export function linksIn(text: string): readonly ProseLink[] {
  const found = new Map<string, ProseLink>();
  for (const { children } of reader.parse(text, {})) {
    const tokens = children ?? [];
    for (const [index, token] of tokens.entries()) {
      const href = token.type === 'link_open' ? hrefOf(token) : '';
      if (!ELSEWHERE.test(href) || found.has(href)) continue;
      const end = tokens.findIndex((each, at) => at > index && each.type === 'link_close');
      found.set(href, { href, title: withoutControls(wordsOf(tokens.slice(index + 1, end))) });
    }
  }
  return [...found.values()];
}

/** Everything but line feeds and tabs that a terminal could obey. */
export function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '');
}
