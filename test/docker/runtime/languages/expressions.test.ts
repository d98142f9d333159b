import assert from 'node:assert/strict';
import { node, python } from './machine.ts';

describe('expressions of scripts', () => {
  it('are read whole before any of them runs: what is not simulated is no error of the script', () => {
    const notSimulated = (message: string) => ({ kind: 'not-simulated', message });
    const said = python('print(1)\nx = 1j');
    assert.deepEqual(
      [said.out, said.stopped],
      ['', notSimulated('line 2 cannot be read here: a complex number in Python programs is not simulated')],
    );
    const half = node('console.log(1); f(console.log(2)) => 3');
    assert.deepEqual([half.out, half.stopped?.kind], ['', 'not-simulated']);
  });

  it('evaluate only what counts', () => {
    assert.equal(python('import os\nname = os.getenv("X") or exit(3)\nprint("never")').code, 3);
    assert.equal(python('x = 5\nname = x or exit(3)\nprint(x and name, "a" if x else exit(4))').out, '5 a\n');
    const script = 'const f = n => n <= 1 ? 1 : n * f(n - 1);\nconst o = null;\n';
    assert.equal(node(`${script}console.log(f(5), o && o.x, o ?? 'd', 1 || process.exit(3))`).out, '120 null d 1\n');
  });

  it('keep what is escaped in a template', () => {
    // The dollar comes by another way, so that no linter takes the script's templates for ours.
    const script = 'const x = 1; console.log(`\\#{x} #{x}\\n|`)'.replaceAll('#', '$');
    assert.equal(node(script).out, '#{x} 1\n|\n'.replace('#', '$'));
    assert.equal(python('x = "v"\nprint(f"{{{x}}} {x}\\t|")').out, '{v} v\t|\n');
  });
});
