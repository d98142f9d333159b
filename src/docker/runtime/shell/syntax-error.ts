import { isKeyword } from './dialect.ts';
import { complain, type Speaker } from './speaker.ts';

/** A script that cannot be parsed, in the words of its shell; the exit code is 2. */
export function syntaxError(speaker: Speaker, line: number, fault: SyntaxFault, within: 'eval' | null = null): string {
  const { dialect } = speaker;
  if (dialect === 'bash') {
    switch (fault.kind) {
      case 'quote':
        return complain(speaker, null, line, `unexpected EOF while looking for matching \`${fault.quote}'`);
      case 'end':
        return complain(speaker, null, line, 'syntax error: unexpected end of file');
      case 'token':
        return complain(speaker, null, line, `syntax error near unexpected token \`${fault.token}'`);
    }
  }
  const begin = dialect === 'ash' ? 'syntax error' : 'Syntax error';
  const expecting = fault.kind !== 'quote' && fault.expecting !== null ? ` (expecting "${fault.expecting}")` : '';
  switch (fault.kind) {
    case 'quote':
      if (fault.quote === '`') return complain(speaker, null, line, `${begin}: EOF in backquote substitution`);
      if (dialect === 'ash') return complain(speaker, null, line, 'syntax error: unterminated quoted string');
      return complain(speaker, null, line, 'Syntax error: Unterminated quoted string');
    case 'end':
      if (dialect === 'ash') return complain(speaker, within, line, `syntax error: unexpected end of file${expecting}`);
      return complain(speaker, null, line, `Syntax error: end of file unexpected${expecting}`);
    case 'token': {
      // Operators and keywords are quoted, all else is named by its kind.
      const named =
        fault.token === '\n' ? 'newline' : isOperator(fault.token) ? `"${fault.token}"` : kindOf(fault.token);
      if (dialect === 'ash') return complain(speaker, within, line, `syntax error: unexpected ${named}${expecting}`);
      return complain(speaker, null, line, `Syntax error: ${named} unexpected${expecting}`);
    }
  }
}

function isOperator(token: string): boolean {
  return isKeyword(token) || /^[;&|()]+$/.test(token);
}

function kindOf(token: string): string {
  return token === 'redirection' || /^[<>]/.test(token) ? 'redirection' : 'word';
}

export type SyntaxFault =
  | { readonly kind: 'quote'; readonly quote: string }
  | { readonly kind: 'end'; readonly expecting: string | null }
  | { readonly kind: 'token'; readonly token: string; readonly expecting: string | null };
