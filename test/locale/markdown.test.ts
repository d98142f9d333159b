/** Markdown: what it may become, and what it may not. */
import assert from 'node:assert/strict';
import { inline, linksIn, markdown, plain } from '../../src/locale/index.ts';

describe('Markdown', () => {
  it('paragraphs, lists, code, tables', () => {
    assert.equal(markdown('Соберите `app`.'), '<p>Соберите <code>app</code>.</p>');
    assert.equal(markdown('- a\n- b'), '<ul>\n<li>a</li>\n<li>b</li>\n</ul>');
    assert.equal(
      markdown('```sh\ndocker ps | grep "<x>"\n```'),
      '<pre><code class="language-sh">docker ps | grep &quot;&lt;x&gt;&quot;\n</code></pre>',
    );
    assert.match(markdown('| a | b |\n|---|---|\n| 1 | 2 |'), /^<table>[\s\S]*<td>2<\/td>[\s\S]*<\/table>$/);
    assert.equal(inline('*дока* **и** `c`'), '<em>дока</em> <strong>и</strong> <code>c</code>');
  });

  it('a long name may break between its parts, and reads as it was written', () => {
    assert.equal(
      inline('`localhost:5000/sem04/alpine:v1` и `sem04/hello`'),
      '<code>localhost:5000/<wbr>sem04/<wbr>alpine:v1</code> и <code>sem04/hello</code>',
    );
    assert.equal(inline('`https://a.example/<b>/c`'), '<code>https://a.example/<wbr>&lt;b&gt;/<wbr>c</code>');
    assert.equal(plain('`localhost:5000/sem04/alpine:v1`'), 'localhost:5000/sem04/alpine:v1');
  });

  it('headings stay below those of the page', () => {
    assert.equal(markdown('# A\n## B\n##### C'), '<h3>A</h3>\n<h3>B</h3>\n<h4>C</h4>');
  });

  it('S8: nothing that runs, loads or leads astray', () => {
    const payloads = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<svg/onload=alert(1)>',
      '![x](https://evil.example/pixel.png)',
      '[x](javascript:alert(1))',
      '[x](JaVaScRiPt:alert(1))',
      '[x](data:text/html,<script>alert(1)</script>)',
      '[x](//evil.example)',
      '[x](vbscript:x)',
      '<a href="https://e.example" onclick="alert(1)">x</a>',
      '`<b onmouseover=alert(1)>`',
      '```x" onload="alert(1)\ny\n```',
      '[x](https://e.example "a\\" onmouseover=\\"alert(1)")',
      '<style>*{display:none}</style>',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '<iframe src=//evil.example>',
    ];
    for (const payload of payloads) {
      for (const html of [markdown(payload), inline(payload)]) {
        const tags = html.match(/<[^>]*>/g) ?? [];
        for (const tag of tags) {
          assert.match(
            tag,
            /^<\/?(p|code|pre|a|em|strong|ul|ol|li|br|hr|blockquote|wbr)( (class="language-\w+"|href="https?:[^"]*" target="_blank" rel="noopener" aria-describedby="new-tab"))?>$/,
            `${payload} → ${html}`,
          );
        }
      }
    }
  });

  it('links within the site and to the web are kept', () => {
    assert.equal(
      inline('[курс](/) [docs](https://docs.docker.com/?a=1&b=2)'),
      '<a href="/">курс</a> <a href="https://docs.docker.com/?a=1&amp;b=2" target="_blank" rel="noopener" aria-describedby="new-tab">docs</a>',
    );
    assert.equal(inline('[here](#q1)'), '<a href="#q1">here</a>');
  });

  it('what leads out of the product is named beside its words where nothing can be followed, and listed once', () => {
    const text =
      'Read [the `overview`](https://docs.docker.com/a) or <https://docs.docker.com/b>.\n\n[Again](https://docs.docker.com/a), [the course](/)';
    assert.equal(
      plain(text),
      'Read the overview (https://docs.docker.com/a) or https://docs.docker.com/b.\nAgain (https://docs.docker.com/a), the course',
    );
    assert.deepEqual(linksIn(text), [
      { href: 'https://docs.docker.com/a', title: 'the overview' },
      { href: 'https://docs.docker.com/b', title: 'https://docs.docker.com/b' },
    ]);
  });

  it('plain text for a terminal: no markup, and nothing that drives it', () => {
    assert.equal(
      plain('Соберите **образ** `app`.\n\n1. раз\n2. два\n\n```\n$ docker ps\n```'),
      'Соберите образ app.\n1. раз\n2. два\n$ docker ps',
    );
    assert.equal(plain('a\u001b[2Jb\u0007c\u009b31m'), 'a[2Jbc31m');
  });
});
