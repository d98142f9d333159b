/** Views are written for people; what a browser gets has none of their line breaks between tags. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readViews } from '../../src/web/views.ts';

const LONGEST = 140;

describe('views', () => {
  let folder: string;
  const rendered = (source: string, page: object): string => {
    writeFileSync(join(folder, 'view.ejs'), source);
    return readViews(folder, false)('view', page);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drydock-views-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('a line break between two tags is the view’s alone, one beside words is a space', () => {
    const source = `<p>
  <b>one</b>
  <% if (page.more) { %>
    &#32;<i>two</i>
  <% } %>
  three
  <br>
</p>`;
    assert.equal(rendered(source, { more: true }), '<p><b>one</b> <i>two</i>\nthree\n<br></p>');
    assert.equal(rendered(source, { more: false }), '<p><b>one</b>\nthree\n<br></p>');
  });

  it('an error names the line of the view', () => {
    assert.throws(() => rendered('<p>\n  <b>\n\n  <i>\n  <%= page.none.such %>\n</p>', {}), />> 5\|/);
  });

  it('no line is too long to be read', () => {
    const names = readdirSync('views', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ejs'));
    assert.ok(names.length > 20);
    const long = names.flatMap(name =>
      readFileSync(join('views', name), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.length > LONGEST ? [`${name}:${index + 1}`] : [])),
    );
    assert.deepEqual(long, []);
  });
});
