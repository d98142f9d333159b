import assert from 'node:assert/strict';
import { tabulate } from '../../../src/docker/client/format/tabwriter.ts';
import { execute } from '../../../src/docker/client/format/template/execute.ts';
import { FUNCTION_NAMES } from '../../../src/docker/client/format/template/functions.ts';
import { parseTemplate } from '../../../src/docker/client/format/template/parse.ts';
import { UNCOUNTED, type Work, workOf } from '../../../src/docker/work.ts';
import { costOf, endsAtCap, endsSoon, growsNoFaster, isBeyond } from './counted.ts';

function written(text: string, work: Work = UNCOUNTED): string {
  const parsed = parseTemplate(text, FUNCTION_NAMES);
  assert.ok(parsed.ok, text.slice(0, 80));
  const { output, error } = execute(parsed.template, null, work);
  return error ?? output;
}

const TOO_MUCH = 'a template asks for more work than this host does for one line';
const TOO_DEEP = 'a template nests deeper than this host goes';

const version = (template: string) => ({ line: `docker version --format '${template}'` });
const zeros = (count: string) => `(printf "%0${count}d" 0)`;
const million = '{{$a := printf "%0999999d" 0}}';
const boxes = Array.from({ length: 40 }, () => 'docker create alpine:3.21');

describe('templates that learners write', () => {
  it('read widths and numerals as Go does', () => {
    assert.equal(written('{{printf "%99999999d" 1}}'), '%!(NOVERB)%!(EXTRA int=1)');
    assert.equal(written('{{printf "%.99999999d" 1}}'), '%!(NOVERB)%!(EXTRA int=1)');
    assert.equal(written('{{printf "%*d" 1000001 1}}'), '%!(BADWIDTH)1');
    assert.equal(written('{{printf "%.*d" 1000001 1}}'), '%!(BADPREC)1');
    assert.equal(written('{{printf "%.*d" -1 1}}'), '%!(BADPREC)1');
    assert.equal(written('{{printf "%c%c%q" 1114112 55296 -1}}'), "\uFFFD\uFFFD'\uFFFD'");
    assert.equal(written('{{printf "%.2f" 1e21}}'), '1000000000000000000000.00');
    assert.match(written('{{pad "a" -1 0}}'), /error calling pad: strings: negative Repeat count$/);
    assert.equal(written('{{pad "" -1 0}}'), '');
  });

  it('are counted before anything is written', () => {
    const dear = [
      '{{printf "%0999999d" 1}}',
      '{{printf "%.999999d" 1}}',
      '{{printf "%*d" 999999 1}}',
      '{{pad "a" 999999 0}}',
      '{{pad "a" 0 999999999999999999999}}',
      '{{$a := printf "%0999d" 0}}{{range 999}}{{$a}}{{end}}',
      '{{$a := printf "%0999d" 0}}{{join (split $a "0") $a}}',
      '{{$a := printf "%0999d" 0}}{{printf "%999v" (split $a "0")}}',
      '{{range 999999999}}{{end}}',
      '{{range 9999}}{{range 9999}}{{end}}{{end}}',
      '{{range 9999}}{{$x := 1}}{{$y := $x}}{{end}}',
    ];
    for (const template of dear)
      assert.equal(
        isBeyond(() => written(template, workOf(200_000))),
        TOO_MUCH,
        template,
      );
    assert.equal(written('{{range 9}}{{printf "%099d" 0}}{{end}}', workOf(200_000)).length, 891);
  });

  it('cost as much as they do', () => {
    growsNoFaster(5, size => costOf(work => written(`{{range ${size}}}a{{end}}`, work)), 200);
    growsNoFaster(5, size => costOf(work => written('{{$a := 1}}'.repeat(size), work)), 200);
    growsNoFaster(5, size => costOf(work => written(`{{len (split ${zeros(String(size))} "0")}}`, work)), 200);
    growsNoFaster(5, size => costOf(work => tabulate('a\tb\n'.repeat(size), undefined, work)), 200);
    growsNoFaster(5, size => costOf(work => tabulate('\t'.repeat(size), undefined, work)), 200);
  });

  it('go as deep as the stack surely reaches', () => {
    const nested = (deep: number): string => `${'{{if true}}'.repeat(deep)}a${'{{end}}'.repeat(deep)}`;
    const called = (deep: number): string => `{{${'(len '.repeat(deep)}"abc"${')'.repeat(deep)}}}`;
    const chosen = (deep: number): string => `{{if false}}${'{{else if false}}'.repeat(deep)}{{else}}a{{end}}`;
    const recursive = `{{define "t"}}${'{{with .}}{{if .}}{{range (split "a" ",")}}'.repeat(60)}{{template "t" 1}}${'{{end}}'.repeat(180)}{{end}}{{template "t" 1}}`;
    assert.equal(written(nested(300)), 'a');
    assert.equal(written(chosen(250)), 'a');
    assert.equal(
      isBeyond(() => written(nested(301))),
      TOO_DEEP,
    );
    assert.equal(
      isBeyond(() => written(called(301))),
      TOO_DEEP,
    );
    assert.equal(
      isBeyond(() => written(chosen(9_000))),
      TOO_DEEP,
    );
    assert.equal(
      isBeyond(() => written(called(20_000))),
      TOO_DEEP,
    );
    assert.equal(
      isBeyond(() => written(recursive)),
      TOO_DEEP,
    );
    assert.match(written('{{define "t"}}{{template "t"}}{{end}}{{template "t"}}'), /exceeded maximum template depth/);
  });

  const capped = {
    'ranges in ranges': version(
      `{{range (split ${zeros('99999')} "0")}}{{range (split ${zeros('99999')} "0")}}a{{end}}{{end}}`,
    ),
    'doublings of printf': version(
      `{{$a:=printf "%01000d" 0}}${'{{$a = printf "%s%s%s%s%s%s%s%s%s%s" $a $a $a $a $a $a $a $a $a $a}}'.repeat(9)}{{len $a}}`,
    ),
    'ranges of numbers': version('{{range 100000000}}a{{end}}'),
    'JSON in ranges': version('{{range 100000}}{{json $}}{{end}}'),
    'quotes in ranges': version(`${million}{{range 100}}{{printf "%q" $a}}{{end}}`),
    'capitals in ranges': version(`${million}{{range 9999}}{{$b := upper $a}}{{end}}`),
    'lengths in ranges': version(`${million}{{range 99999}}{{len $a}}{{end}}`),
    'equals in ranges': version(`${million}{{$b := printf "%0999999d" 0}}{{range 9999}}{{if eq $a $b}}{{end}}{{end}}`),
    blanks: version('{{pad "a" 1000000000 1000000000}}'),
    joins: version(`{{join (split ${zeros('99999')} "0") ${zeros('99999')}}}`),
    digits: version('{{printf "%.9999f" 1.5}}'),
    'branches in branches': version(`${'{{if true}}'.repeat(3_000)}a${'{{end}}'.repeat(3_000)}`),
    'parentheses in parentheses': version(`{{${'('.repeat(4_000)}1${')'.repeat(4_000)}}}`),
    'rows of a list': { before: boxes, line: `docker ps -a --format '{{range 9999}}{{printf "%0999d" 0}}{{end}}'` },
    'tries of inspect': {
      line: `docker inspect -f '${'{{if .Id}}{{end}}'.repeat(4_000)}' ${'alpine:3.21 '.repeat(200)}`,
    },
    'lines of a loop': {
      line: `for i in $(seq 1 60); do docker version --format '{{range 90000}}{{end}}'; done`,
    },
    'a wide table': {
      before: boxes,
      line: `docker ps -a --format 'table {{if eq .Names "x"}}{{else}}{{range 40}}{{$a := printf "%09999d" 0}}{{$a}}\\t{{end}}{{end}}'`,
    },
  };
  for (const [what, one] of Object.entries(capped))
    it(`end at a cap: ${what}`, async () => {
      await endsAtCap(what, one);
    });

  const soon = {
    'variables in ranges': version(`{{range 300}}{{$x:=.}}{{end}}${'{{$a:=1}}'.repeat(3_000)}`),
    'a wide number': version('{{printf "%999999999d" 1}}'),
    'templates in templates': version('{{define "a"}}{{template "a" .}}{{template "a" .}}{{end}}{{template "a" .}}'),
    'a complaint far down': {
      line: `docker inspect -f '${'x\n'.repeat(40_000)}{{.Foo}}' ${'alpine:3.21 '.repeat(200)}`,
    },
    'many columns': { before: boxes, line: `docker ps -a --format 'table ${'\\t'.repeat(30_000)}'` },
    'many variables': version(`${'{{$a:=1}}'.repeat(9_000)}{{$a}}`),
    'a long pipe': version(`{{1${' | print'.repeat(9_000)}}}`),
  };
  for (const [what, one] of Object.entries(soon))
    it(`end soon: ${what}`, async () => {
      await endsSoon(what, one);
    });
});
