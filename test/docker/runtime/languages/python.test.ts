import assert from 'node:assert/strict';
import { python } from './machine.ts';

/** The last line of a traceback. */
const raised = (source: string): string | undefined => python(source).err.trimEnd().split('\n').at(-1);

describe('Python', () => {
  it('shows values', () => {
    assert.equal(
      python('print(1, 2.5, "a", True, None, [1, "a", [None]], {"k": "v"}, print)').out,
      "1 2.5 a True None [1, 'a', [None]] {'k': 'v'} <built-in function print>\n",
    );
    assert.equal(python('print("a", "b", sep="-", end="!")\nprint()').out, 'a-b!\n');
    assert.equal(python('x = [1]\nx.append(x)\nprint(x)').out, '[1, [...]]\n');
  });

  it('joins the lines of a text, and takes what stands in it for no comment', () => {
    assert.equal(python('x = """a # b\n  c"""  # d\nprint(x)\nprint(  # e\n  1,\n  2)').out, 'a # b\n  c\n1 2\n');
    assert.match(python('print(1)\n\nx = (1,\n  2)\nnope').err, /line 5, in <module>\n {4}nope\nNameError/);
  });

  it('knows the machine', () => {
    const script = [
      'import os, socket, sys, time, platform',
      'from datetime import datetime',
      'print(os.environ["A"], os.getenv("B", "none"), os.getcwd(), os.getpid(), socket.gethostname())',
      'print(sys.argv, platform.machine(), platform.python_version())',
      'time.sleep(1.5)',
      'print(time.time(), datetime.now().isoformat())',
    ];
    const { out, took } = python(script.join('\n'), { env: { A: 'a' }, argv: ['/app/main.py', 'x'] });
    assert.equal(
      out,
      "a none /app 1 box\n['/app/main.py', 'x'] x86_64 3.12.9\n1741608001.5 2025-03-10T12:00:01.500000\n",
    );
    assert.equal(took, 1500);
  });

  it('reads and writes files', () => {
    const script =
      'with open("a.txt", "w") as f:\n  f.write("one\\n")\nwith open("a.txt", "a") as f:\n  f.write("two\\n")\nprint(open("a.txt").readlines())\nopen("b.txt")';
    const { out, err, files, code } = python(script);
    assert.deepEqual([out, files.get('/app/a.txt'), code], ["['one\\n', 'two\\n']\n", 'one\ntwo\n', 1]);
    assert.match(err, /FileNotFoundError: \[Errno 2\] No such file or directory: 'b.txt'\n$/);
  });

  it('asks for a line, and says so when there is none', () => {
    assert.equal(python('print("Hi", input("? "))', { input: 'Ann\n' }).out, '? Hi Ann\n');
    assert.equal(raised('input()'), 'EOFError: EOF when reading a line');
  });

  it('serves, until a signal ends it', () => {
    const files = { '/usr/local/lib/python3.12/site-packages/flask/__init__.py': '' };
    const script = 'from flask import Flask\napp = Flask(__name__)\n@app.route("/")\ndef f():\n  return "x"\n';
    const { server, out } = python(`${script}app.run(host="0.0.0.0", port=8080)`, { files });
    assert.deepEqual([server?.name, server?.ports, Object.keys(server?.signals ?? {})], ['python', [8080], ['INT']]);
    assert.equal(out, " * Serving Flask app 'main'\n * Debug mode: off\n");
    assert.equal(raised('import flask'), "ModuleNotFoundError: No module named 'flask'");
  });

  it('raises what Python raises', () => {
    assert.equal(raised('x = 1 + "a"'), "TypeError: unsupported operand type(s) for +: 'int' and 'str'");
    assert.equal(raised('x = "a" + 1'), 'TypeError: can only concatenate str (not "int") to str');
    assert.equal(raised('int("x")'), "ValueError: invalid literal for int() with base 10: 'x'");
    assert.equal(raised('1 / 0'), 'ZeroDivisionError: division by zero');
    assert.equal(raised('[1][5]'), 'IndexError: list index out of range');
    assert.equal(raised('{}["a"]'), "KeyError: 'a'");
    assert.equal(raised('None.x'), "AttributeError: 'NoneType' object has no attribute 'x'");
    assert.equal(raised('x = 5\nprint(x())'), "TypeError: 'int' object is not callable");
    assert.equal(raised('None()'), "TypeError: 'NoneType' object is not callable");
    assert.equal(raised('"a" + [1]'), 'TypeError: can only concatenate str (not "list") to str');
    assert.equal(raised('raise ValueError("no")'), 'ValueError: no');
    assert.equal(raised('import time\ntime.sleep(-1)'), 'ValueError: sleep length must be non-negative');
    assert.equal(raised('range(1, 5, 0)'), 'ValueError: range() arg 3 must not be zero');
  });

  it('prints to the stream that it is told, and ends with a message', () => {
    const both = python(
      'import sys\nprint("e", file=sys.stderr)\nprint("o", file=sys.stdout)\nsys.stderr.write("w\\n")',
    );
    assert.deepEqual([both.out, both.err, both.code], ['o\n', 'e\nw\n', 0]);
    const ended = (source: string) => [python(source).err, python(source).code];
    assert.deepEqual(ended('import sys\nsys.exit("no port")'), ['no port\n', 1]);
    assert.deepEqual(ended('raise SystemExit("no port")'), ['no port\n', 1]);
    assert.deepEqual(
      [ended('exit()'), ended('exit(3)'), ended('raise SystemExit')],
      [
        ['', 0],
        ['', 3],
        ['', 0],
      ],
    );
  });

  it('runs what stands on the line of an else', () => {
    assert.equal(python('if False: print("a")\nelif False: print("b")\nelse: print("c")').out, 'c\n');
    assert.equal(python('if False:\n  print("a")\nelif True: print("b")\nelse: print("c")').out, 'b\n');
  });

  it('gives a function its arguments by place and by name', () => {
    const f = 'def f(a, b: int = 2):\n  return [a, b]\n';
    assert.equal(python(`${f}print(f(1), f(1, 5), f(1, b=5), f(b=1, a=3))`).out, '[1, 2] [1, 5] [1, 5] [3, 1]\n');
    assert.equal(python('def g(a=[1, 2], b={"k": 3}):\n  return [a, b]\nprint(g())').out, "[[1, 2], {'k': 3}]\n");
    assert.equal(python('def g(*a, k=1, **n):\n  return (a, k, n)\nprint(g(1, x=2))').out, "((1,), 1, {'x': 2})\n");
    assert.equal(raised(`${f}f()`), "TypeError: f() missing 1 required positional argument: 'a'");
    assert.equal(raised(`${f}f(1, 2, 3)`), 'TypeError: f() takes from 1 to 2 positional arguments but 3 were given');
    assert.equal(raised(`${f}f(1, c=2)`), "TypeError: f() got an unexpected keyword argument 'c'");
    assert.equal(
      raised('def g(x):\n  return x\ng(1, 2)'),
      'TypeError: g() takes 1 positional argument but 2 were given',
    );
  });

  it('orders numbers as numbers and texts as texts', () => {
    assert.equal(
      python('print(sorted([10, 9, 2]), sorted(["b", "a"]), sorted([1, 3], reverse=True))').out,
      "[2, 9, 10] ['a', 'b'] [3, 1]\n",
    );
    assert.equal(python('print("a" < "b", "b" >= "a", "10" > "9")').out, 'True True False\n');
    assert.equal(raised('sorted([1, "a"])'), "TypeError: '<' not supported between instances of 'str' and 'int'");
  });

  it('says where a text is not JSON', () => {
    const fault = (text: string) =>
      raised(`import json\njson.loads('${text}')`)?.replace(/^json.decoder.JSONDecodeError: /, '');
    assert.equal(fault('[1,\\n x]'), 'Expecting value: line 2 column 2 (char 5)');
    assert.equal(fault(''), 'Expecting value: line 1 column 1 (char 0)');
    assert.equal(fault('{bad'), 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)');
    assert.equal(fault('{"a" 1}'), "Expecting ':' delimiter: line 1 column 6 (char 5)");
    assert.equal(fault('[1 2]'), "Expecting ',' delimiter: line 1 column 4 (char 3)");
    assert.equal(fault('[1,]'), 'Expecting value: line 1 column 4 (char 3)');
    assert.equal(fault('{"a":1,}'), 'Expecting property name enclosed in double quotes: line 1 column 8 (char 7)');
    assert.equal(fault('['), 'Expecting value: line 1 column 2 (char 1)');
    assert.equal(fault('{"a":1'), "Expecting ',' delimiter: line 1 column 7 (char 6)");
    assert.equal(fault('{} x'), 'Extra data: line 1 column 4 (char 3)');
    assert.equal(fault('["a]'), 'Unterminated string starting at: line 1 column 2 (char 1)');
  });

  it('writes JSON as Python lays it out', () => {
    assert.equal(
      python('import json\nprint(json.dumps({"a": [1, -2, "x:1,2"], "b": None, "c": {}}))').out,
      '{"a": [1, -2, "x:1,2"], "b": null, "c": {}}\n',
    );
  });
});
