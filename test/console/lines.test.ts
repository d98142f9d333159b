import assert from 'node:assert/strict';
import { gather } from '../../src/console/lines.ts';

/** Feeds physical lines and gives the whole ones, with what is left open at the end. */
function gathered(...lines: readonly string[]): { whole: string[]; open: string } {
  let open = '';
  const whole: string[] = [];
  for (const line of lines) {
    const next = gather(open, line);
    open = next.open;
    if (next.whole !== null) whole.push(next.whole);
  }
  return { whole, open };
}

describe('lines at a prompt', () => {
  const cases: readonly [string, readonly string[], readonly string[], string][] = [
    ['one line is whole', ['docker ps'], ['docker ps'], ''],
    ['a backslash at the end joins the next line', ['docker build \\', '-t a .'], ['docker build \\\n-t a .'], ''],
    ['two backslashes at the end do not', ['echo a\\\\', 'ls'], ['echo a\\\\', 'ls'], ''],
    ['an open double quote waits', ['echo "a', 'b"'], ['echo "a\nb"'], ''],
    ['an open single quote waits, a backslash in it means nothing', ["echo 'a\\", "b'"], ["echo 'a\\\nb'"], ''],
    ['a quote in a comment means nothing', ["ls # don't", 'pwd'], ["ls # don't", 'pwd'], ''],
    ['a # inside a word is no comment', ['echo a#"', 'b"'], ['echo a#"\nb"'], ''],
    [
      'a heredoc waits for its delimiter',
      ['cat > f <<EOF', "it's", 'EOF', 'ls'],
      ["cat > f <<EOF\nit's\nEOF", 'ls'],
      '',
    ],
    ['a quoted delimiter is found without its quotes', ["cat <<'END'", 'x', 'END'], ["cat <<'END'\nx\nEND"], ''],
    ['<<- takes tabs before the delimiter', ['cat <<-E', '\tx', '\tE'], ['cat <<-E\n\tx\n\tE'], ''],
    ['two heredocs wait for both', ['cat <<A <<B', 'A', 'B'], ['cat <<A <<B\nA\nB'], ''],
    ['a here-string waits for nothing', ['cat <<< hello'], ['cat <<< hello'], ''],
    ['what never closes stays open', ['echo "a', 'b'], [], 'echo "a\nb'],
  ];
  for (const [name, lines, whole, open] of cases) {
    it(name, () => assert.deepEqual(gathered(...lines), { whole: [...whole], open }));
  }
});
