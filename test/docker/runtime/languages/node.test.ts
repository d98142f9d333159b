import assert from 'node:assert/strict';
import { NOON, node } from './machine.ts';

/** The line of an error that nobody catches. */
const thrown = (source: string): string | undefined => /^\w*Error\b.*$/m.exec(node(source).err)?.[0];

describe('Node.js', () => {
  it('shows values', () => {
    assert.equal(
      node('console.log("a", 1, null, undefined, true, [1, "a"], [], {}, { k: "v", "a-b": [2] })').out,
      "a 1 null undefined true [ 1, 'a' ] [] {} { k: 'v', 'a-b': [ 2 ] }\n",
    );
    assert.equal(node('console.log("%s is %d", "x", 5, "more"); console.log()').out, 'x is 5 more\n\n');
    assert.equal(node('console.error("e"); console.warn("w")').err, 'e\nw\n');
  });

  it('knows the machine', () => {
    const script = `const os = require('os');
      console.log(process.env.A, process.env.B, process.cwd(), process.pid, os.hostname(), os.arch(), os.cpus().length);
      console.log(process.argv, process.version, __dirname, __filename, Date.now());`;
    const { out } = node(script, { env: { A: 'a' }, argv: ['/usr/local/bin/node', '/app/main.js', 'x'] });
    assert.equal(
      out,
      `a undefined /app 1 box x64 2\n[ '/usr/local/bin/node', '/app/main.js', 'x' ] v22.14.0 /app /app/main.js ${NOON}\n`,
    );
  });

  it('shows of a class of errors both names where they have nothing in common', () => {
    const shownAs = (name: string) =>
      node(`class ${name} extends Error {}\nconsole.log(new ${name}("own"))`).out.split('\n')[0];
    assert.equal(shownAs('E'), 'E [Error]: own');
    assert.equal(shownAs('OwnError'), 'OwnError: own');
  });

  it('shows nothing of its own objects, of which it has not all members', () => {
    for (const each of ['Math', 'process', 'require("fs")', '[].constructor.prototype'])
      assert.match(node(`console.log(${each})`).stopped?.message ?? '', /is not simulated$/, each);
  });

  it('plays timers in their order', () => {
    const { out, took } = node(`setTimeout(() => console.log('c'), 300);
      const tick = () => { console.log('tick') };
      setInterval(tick, 200);
      setTimeout(() => { console.log('end'); process.exit(4) }, 500);
      setTimeout(() => console.log('b'), 10);
      console.log('a');`);
    assert.equal(out, 'a\nb\ntick\nc\ntick\nend\n');
    assert.equal(took, 500);
    assert.equal(node('setTimeout(() => console.log("x"), "soon")').took, 1);
  });

  it('listens, and ends on the signals that it handles', () => {
    const { server, out } = node(`const server = require('http').createServer();
      server.listen(8080, () => console.log('up'));
      process.on('SIGTERM', () => process.exit(0));`);
    assert.equal(out, 'up\n');
    assert.deepEqual([server?.ports, Object.keys(server?.signals ?? {})], [[8080], ['INT', 'TERM']]);
    assert.equal(
      node('try { require("http").createServer().listen(99999) } catch (e) { console.log(e.code, e.message) }').out,
      'ERR_SOCKET_BAD_PORT options.port should be >= 0 and < 65536. Received type number (99999).\n',
    );
  });

  it('finds modules and packages', () => {
    const files = { '/app/node_modules/express/package.json': '{}', '/app/data.json': '{"a": 5}' };
    const script = `const express = require('express'); const app = express();
      app.use(express.json()); app.get('/', () => 1);
      app.listen(3000, () => console.log(require('./data.json').a));`;
    const { server, out } = node(script, { files });
    assert.deepEqual([server?.ports, out], [[3000], '5\n']);
    assert.equal(thrown('require("left-pad")'), "Error: Cannot find module 'left-pad'");
  });

  it('throws what node throws', () => {
    assert.equal(thrown('nope'), 'ReferenceError: nope is not defined');
    assert.equal(thrown('const o = {}; o.f()'), 'TypeError: o.f is not a function');
    // Recorded from Node 20: what is called is named, wherever it stands in its statement.
    const called = (expression: string) =>
      /^TypeError: (.*) is not a function$/.exec(
        thrown(`const o = {}; const a = []; let i = 1; const f = () => 1; ${expression}`) ?? '',
      )?.[1];
    assert.equal(called('console.log(1, o.foo(2))'), 'o.foo');
    assert.equal(called('f()()'), 'f(...)');
    assert.equal(called('a[0]()'), 'a[0]');
    assert.equal(called('a[-1]()'), 'a[-1]');
    assert.equal(called('a[i + 1]()'), 'a[(i + 1)]');
    assert.equal(called('o["x"]()'), 'o.x');
    assert.equal(called('(o.b || o.c)()'), '(o.b || o.c)');
    assert.equal(called('(i++)()'), '(i++)');
    assert.equal(called('console.log({ a: 1 }.g())'), '{(intermediate value)}.g');
    assert.equal(thrown('null.x'), "TypeError: Cannot read properties of null (reading 'x')");
    assert.equal(thrown('throw new Error("no")'), 'Error: no');
    assert.equal(thrown('"a".repeat(-1)'), 'RangeError: Invalid count value: -1');
    assert.equal(
      thrown('const n = 5; n.toFixed(200)'),
      'RangeError: toFixed() digits argument must be between 0 and 100',
    );
    assert.match(node('try { JSON.parse("{bad") } catch (e) { console.log(e.name) }').out, /^SyntaxError\n$/);
  });

  it('leaves a loop, or goes on with its next turn', () => {
    const turns = 'for (let i = 0; i < 9; i++) { if (i === 1) continue; if (i === 3) { break; } console.log(i); }';
    assert.equal(node(turns).out, '0\n2\n');
    assert.equal(node('for (const x of [1, 2, 3]) { if (x === 2) break; console.log(x) }').out, '1\n');
    assert.equal(node('break').stopped?.kind, 'not-simulated');
    assert.equal(node('for (const x of [1]) { const f = () => { break }; f() }').stopped?.kind, 'not-simulated');
  });

  it('goes on behind a block on the same line', () => {
    assert.equal(node('for (let i = 0; i < 2; i++) { console.log(i) } console.log("after")').out, '0\n1\nafter\n');
    assert.equal(node('if (true) { console.log(1) } else { console.log(2) } console.log(3)').out, '1\n3\n');
    assert.equal(node('function f() { return 1 } console.log(f())').out, '1\n');
    assert.equal(
      node('if (false) { console.log(1) }\nelse if (true) { console.log(2) } else { console.log(3) }').out,
      '2\n',
    );
  });

  it('asks a value itself how it is written', () => {
    const script = 'const o = { toString: () => "x", valueOf: () => 5, toJSON: () => 1 };';
    assert.equal(node(`${script} console.log(o + 1, \`\${o}\`)`).out, '6 x\n');
    assert.equal(
      node(`${script} console.log(JSON.stringify({ o, n: 1 / 0, f: [undefined] }))`).out,
      '{"o":1,"n":null,"f":[null]}\n',
    );
  });
});
