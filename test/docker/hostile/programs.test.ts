import assert from 'node:assert/strict';
import { fileSystemOf, standIn } from '../../../src/docker/filesystem/index.ts';
import { python } from '../runtime/languages/machine.ts';
import { alpine, runInAlpine } from '../runtime/machine.ts';

/** Programs that grow: what they hold and what they look through is counted, and a cap is told in this host's own words. */

async function goes(body: string) {
  const filesystem = alpine();
  const tree = fileSystemOf(filesystem, { now: () => 0 });
  tree.mkdir('/src', { recursive: true });
  tree.mkdir('/usr/local/go/bin', { recursive: true });
  tree.write('/usr/local/go/bin/go', standIn(13_000_000, 'go', { name: 'go', data: '1.23.6' }), { mode: 0o755 });
  const packages = ['fmt', 'strings'].filter(name => body.includes(`${name}.`)).map(name => `import "${name}"\n`);
  tree.write('/src/main.go', `package main\n\n${packages.join('')}\nfunc main() {\n${body}\n}\n`);
  const env = ['PATH=/usr/local/go/bin:/bin', 'GO111MODULE=off', 'GOPATH=/go'];
  return runInAlpine(['sh', '-c', 'go run main.go'], { filesystem, cwd: '/src', env });
}

const LARGE = 'the program makes a larger value than this host keeps';
const MADE = 'the program makes more text and lists than this host keeps';
const LONG = 's := "a"\nfor i := 0; i < 19; i++ { s += s }\nn := 0\n';
const again = (step: string) => `${LONG}for i := 0; i < 1000000; i++ { ${step} }\nfmt.Println(n)`;

describe('programs that grow', () => {
  const GO: readonly (readonly [body: string, message: string])[] = [
    ['s := "a"\nfor { s += s }', LARGE],
    ['s := "a"\nfor { s = s + s }', LARGE],
    ['fmt.Println(len(strings.Repeat("a", 1000000000)))', LARGE],
    [`${LONG}fmt.Println(n, len(strings.ReplaceAll(s, "a", s)))`, LARGE],
    [`${LONG}fmt.Println(n, len(strings.Join([]string{s, s, s}, s)))`, LARGE],
    ['fmt.Printf("%1000000000d", 1)', LARGE],
    ['x := []int{}\nfor { x = append(x, 1) }', MADE],
    [again('t := s + "b"; n += len(t)'), MADE],
    [again('if strings.Contains(s, "b") { n++ }'), MADE],
    [again('if s == s { n++ }'), MADE],
    [again('n += int(s[i])'), MADE],
    [again('n += len(s[1:3])'), MADE],
    [again('for range s { break }'), MADE],
  ];
  for (const [body, message] of GO)
    it(`in Go: ${body.split('\n').at(-1)?.slice(0, 70)}`, async () => {
      const { ending } = await goes(body);
      assert.deepEqual(ending === null ? null : [ending.kind, 'message' in ending && ending.message], [
        'limit',
        message,
      ]);
    });

  it('in Go, and those that people write do not', async () => {
    const body =
      'x := []int{}\ns := ""\nfor i := 0; i < 1500; i++ {\nx = append(x, i*i)\ns = s + "x"\n}\nn := 0\nfor i := 0; i < len(s); i++ { n += x[i] }\nfmt.Println(n, s[0], strings.ToUpper(s[:3]), strings.Repeat("=", 40))';
    const { stdout, ending } = await goes(body);
    assert.equal(ending?.kind, 'exited');
    assert.equal(stdout, `1123875250 120 XXX ${'='.repeat(40)}\n`);
  });

  it('in Python: lists that are repeated, and integers without end', () => {
    const LIST = { kind: 'limit', message: 'the script makes a larger value than this host keeps' };
    assert.deepEqual(python('x = [0] * 10**9').stopped, LIST);
    assert.deepEqual(python('x = "a" * 10**9').stopped, LIST);
    for (const source of ['x = 3\nfor i in range(40):\n  x = x * x', 'x = 9**9**9', 'x = 1 << 10**9'])
      assert.deepEqual(python(source).stopped, LIST, source);
    assert.equal(python('print(9**20, 9007199254740991 + 2)').out, '12157665459056928801 9007199254740993\n');
    assert.equal(
      python('print([0, 1] * 2, [1] * 0, 2**52 - 1, 2**10, 7 // 2)').out,
      '[0, 1, 0, 1] [] 4503599627370495 1024 3\n',
    );
  });
});
