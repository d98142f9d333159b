import assert from 'node:assert/strict';
import { node, python } from './machine.ts';

const NAME = 'drydockEscaped';
/** What would tell that the engine ran a text. */
const MARK = `globalThis.${NAME} = true`;

const packages = {
  '/app/node_modules/express/package.json': '{}',
  '/usr/local/lib/python3.12/site-packages/flask/__init__.py': '',
};

describe('a script reaches nothing of the engine that plays it', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, NAME);
  });
  const untouched = () => assert.equal(Object.hasOwn(globalThis, NAME), false);

  const roots = [
    '({})',
    '[]',
    '"x"',
    '(5)',
    'true',
    'console',
    'console.log',
    'process',
    'Math',
    'JSON',
    'Date',
    'new Date()',
    'module',
    '(() => 1)',
    'JSON.parse("{}")',
    'require("http")',
    'require("http").createServer()',
    'require("express")',
    'require("express")()',
    'require("express")().get',
  ];
  for (const root of roots) {
    it(`by way of ${root} of node`, () => {
      for (const way of [
        `constructor.constructor('${MARK}')()`,
        `constructor('${MARK}')()`,
        `__proto__.constructor.constructor('${MARK}')()`,
        `['constructor']['constructor']('${MARK}')()`,
        `constructor.constructor.constructor('${MARK}')()`,
        `toString.constructor('${MARK}')()`,
        `__lookupGetter__('__proto__').constructor('${MARK}')()`,
      ]) {
        node(`const it = ${root};\nconst got = it${way.startsWith('[') ? '' : '.'}${way};`, { files: packages });
        untouched();
      }
    });
  }

  it('by way of a module of that name', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'valueOf']) {
      node(`const it = require('${name}'); it.constructor('${MARK}')(); it('${MARK}')();`);
      python(`from ${name} import constructor\nconstructor("${MARK}")()`);
      python(`import ${name}\n${name}.constructor("${MARK}")()\n${name}("${MARK}")()`);
      untouched();
    }
  });

  it('by way of what Python loads and makes', () => {
    for (const name of ['os', 'sys', 'json', 'time', 'flask', 'datetime'])
      for (const member of ['constructor', '__proto__', '__defineGetter__', 'toString']) {
        python(`from ${name} import ${member}\n${member}("${MARK}")()\n${member}.constructor("${MARK}")()`, {
          files: packages,
        });
        python(`import ${name}\nx = ${name}.${member}\nx("${MARK}")()`, { files: packages });
        untouched();
      }
    python(`x = {}\ny = x.get("constructor")\nprint(y("${MARK}"))\nprint(x["constructor"])`);
    python(`from flask import Flask\napp = Flask("x")\nprint(app.constructor("${MARK}")())`, { files: packages });
    untouched();
  });

  it('what JavaScript objects inherit is no member of an object', () => {
    // Its constructor is a class of the play, behind which nothing stands that makes code of a text.
    assert.equal(node('console.log(({}).constructor === Object)').out, 'true\n');
    for (const name of ['__proto__', 'constructor.constructor', 'toString.constructor'])
      assert.equal(
        node(`const o = {}; console.log(o.${name})`).stopped?.message,
        `.${name.split('.').at(-1)} in Node.js programs is not simulated`,
      );
    assert.match(python('print({}["constructor"])').err, /KeyError: 'constructor'\n$/);
    assert.equal(python('print("constructor" in {}, {}.get("valueOf"))').out, 'False None\n');
  });
});
