/** Programs whose main function does nothing but print texts: what they print is read off the source. */

export type LiteralLanguage = 'c' | 'c++' | 'c#' | 'java' | 'javascript' | 'rust' | 'php' | 'ruby';

interface LiteralReader {
  /** The body of what runs, as its first group. */
  readonly body: RegExp;
  /** A statement that prints: the text in quotes as its first group; `line`: it ends the line. */
  readonly prints: readonly { readonly statement: RegExp; readonly line: boolean }[];
  /** Statements that change nothing of what is printed. */
  readonly idle: RegExp;
  /** What stands around the body and may do something at the start: null where nothing may. */
  readonly around: RegExp | null;
}

const TEXT = '"((?:[^"\\\\\\n]|\\\\[nt"\\\\])*)"';
const printing = (before: string, after: string, line: boolean) => ({
  statement: new RegExp(`^${before}${TEXT}${after}$`),
  line,
});

const READERS: Readonly<Record<LiteralLanguage, LiteralReader>> = {
  c: {
    body: /\bint\s+main\s*\([^)]*\)\s*\{([^{}]*)\}\s*$/,
    prints: [printing('puts\\(\\s*', '\\s*\\)', true), printing('printf\\(\\s*', '\\s*\\)', false)],
    idle: /^return\s+0$|^fflush\(stdout\)$/,
    around: /^(?:\s*#include\s*[<"][\w./]+[>"])*\s*$/,
  },
  'c++': {
    body: /\bint\s+main\s*\([^)]*\)\s*\{([^{}]*)\}\s*$/,
    prints: [
      printing('(?:std::)?cout\\s*<<\\s*', '\\s*<<\\s*(?:std::)?endl', true),
      printing('(?:std::)?cout\\s*<<\\s*', '\\s*<<\\s*(?:\'\\\\n\'|"\\\\n")', true),
      printing('(?:std::)?cout\\s*<<\\s*', '', false),
      printing('puts\\(\\s*', '\\s*\\)', true),
    ],
    idle: /^return\s+0$/,
    around: /^(?:\s*#include\s*[<"][\w./]+[>"]|\s*using namespace std;)*\s*$/,
  },
  java: {
    body: /\bstatic\s+(?:public\s+)?void\s+main\s*\([^)]*\)\s*\{([^{}]*)\}\s*\}\s*$/,
    prints: [
      printing('System\\.out\\.println\\(\\s*', '\\s*\\)', true),
      printing('System\\.out\\.print\\(\\s*', '\\s*\\)', false),
    ],
    idle: /^return$/,
    around: /^\s*(?:package\s+[\w.]+;\s*)?(?:public\s+)?(?:final\s+)?class\s+\w+\s*\{\s*public\s*$/,
  },
  javascript: {
    body: /^([\s\S]*)$/,
    prints: [
      printing('console\\.log\\(\\s*', '\\s*\\)', true),
      { statement: /^console\.log\(\s*'((?:[^'\\\n"]|\\[nt\\])*)'\s*\)$/, line: true },
    ],
    idle: /^export \{\s*\}$/,
    around: null,
  },
  rust: {
    body: /\bfn\s+main\s*\(\s*\)\s*\{([^{}]*)\}\s*$/,
    prints: [
      { statement: /^println!\(\s*"((?:[^"\\{}\n]|\\[nt"\\])*)"\s*\)$/, line: true },
      { statement: /^print!\(\s*"((?:[^"\\{}\n]|\\[nt"\\])*)"\s*\)$/, line: false },
    ],
    idle: /^$/,
    around: /^\s*$/,
  },
  'c#': {
    body: /^([^{}]*)$/,
    prints: [
      printing('(?:System\\.)?Console\\.WriteLine\\(\\s*', '\\s*\\)', true),
      printing('(?:System\\.)?Console\\.Write\\(\\s*', '\\s*\\)', false),
    ],
    idle: /^using\s+[\w.]+$/,
    around: /^\s*$/,
  },
  php: {
    body: /^\s*<\?php\b([^?]*)(?:\?>)?\s*$/,
    prints: [printing('echo\\s+', '(?:\\s*\\.\\s*PHP_EOL)', true), printing('(?:echo|print)\\s+', '', false)],
    idle: /^declare\(\s*strict_types\s*=\s*1\s*\)$/,
    around: null,
  },
  ruby: {
    body: /^([\s\S]*)$/,
    prints: [printing('puts\\s+', '', true), printing('print\\s+', '', false)],
    idle: /^$/,
    around: null,
  },
};

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\"': '"', '\\\\': '\\' };

/** What a program prints that prints texts and does nothing else; null for any other, and for one that this host cannot read. */
export function literalOutput(language: LiteralLanguage, source: string): string | null {
  const reader = READERS[language];
  const text = withoutComments(source, language).trim();
  const found = reader.body.exec(text);
  if (found === null) return null;
  const [whole, body = ''] = found;
  if (reader.around !== null && !reader.around.test(text.slice(0, text.length - whole.length))) return null;
  let printed = '';
  for (const statement of statementsOf(body, language)) {
    if (reader.idle.test(statement)) continue;
    const print = reader.prints.find(each => each.statement.test(statement));
    const [, quoted = null] = print?.statement.exec(statement) ?? [];
    if (print === undefined || quoted === null || isInterpolated(quoted, language, statement)) return null;
    printed += quoted.replace(/\\[nt"\\]/g, each => ESCAPES[each] ?? each) + (print.line ? '\n' : '');
  }
  return printed === '' ? null : printed;
}

function statementsOf(body: string, language: LiteralLanguage): readonly string[] {
  const end = language === 'ruby' ? '\\n' : language === 'javascript' ? ';\\n' : ';';
  const parts = body.match(new RegExp(`(?:"(?:[^"\\\\\\n]|\\\\.)*"|[^"${end}])+`, 'g')) ?? [];
  return parts.map(each => each.trim()).filter(each => each !== '');
}

/** Texts into which values are put, and formats that ask for some. */
function isInterpolated(quoted: string, language: LiteralLanguage, statement: string): boolean {
  switch (language) {
    case 'c':
      return statement.startsWith('printf') && quoted.includes('%');
    case 'php':
      return quoted.includes('$');
    case 'ruby':
      return quoted.includes('#{');
    default:
      return false;
  }
}

function withoutComments(source: string, language: LiteralLanguage): string {
  const comment =
    language === 'ruby' ? /("(?:[^"\\\n]|\\.)*")|#(?!\{)[^\n]*/g : /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return source.replace(comment, (_, text: string | undefined) => text ?? '');
}
