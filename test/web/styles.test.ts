/** The values that every style is made of. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const css = readFileSync('src/browser/styles/tokens.css', 'utf8');

function block(selector: string): Readonly<Record<string, string>> {
  const at = css.indexOf(`${selector} {`);
  assert.ok(at >= 0, selector);
  const body = css.slice(at, css.indexOf('}', at));
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map(match => [
      match[1] ?? '',
      (match[2] ?? '').replace(/\s+/g, ' '),
    ]),
  );
}

describe('colours', () => {
  it('dark by choice and dark by the system are the same', () => {
    const chosen = block(':root[data-theme="dark"]');
    assert.ok(Object.keys(chosen).length > 40);
    assert.deepEqual(block(':root:not([data-theme])'), chosen);
  });

  it('the dark theme gives every colour of the light one its own', () => {
    const light = Object.keys(block(':root')).filter(name => name !== '--done');
    const dark = new Set(Object.keys(block(':root[data-theme="dark"]')));
    assert.deepEqual(
      light.filter(name => !dark.has(name)),
      [],
    );
  });
});
