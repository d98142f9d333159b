import assert from 'node:assert/strict';
import { execute } from '../../../../src/docker/client/format/template/execute.ts';
import { FUNCTION_NAMES } from '../../../../src/docker/client/format/template/functions.ts';
import { parseTemplate } from '../../../../src/docker/client/format/template/parse.ts';
import { fromJson, type GoValue } from '../../../../src/docker/client/format/value.ts';
import type { Json } from '../../../../src/docker/json.ts';
import { UNCOUNTED } from '../../../../src/docker/work.ts';
import { itByRules } from '../../../beside.ts';
import { type Cases, failures } from '../../conformance.ts';

interface TemplateCase {
  readonly template: string;
  readonly data?: Json;
  readonly output?: string;
  readonly parseError?: string;
  readonly execError?: string;
  readonly partial?: string;
}

function render(template: string, data: GoValue): Omit<TemplateCase, 'template'> {
  const parsed = parseTemplate(template, FUNCTION_NAMES);
  if (!parsed.ok) return { parseError: parsed.error };
  const done = execute(parsed.template, data, UNCOUNTED);
  return done.error === null ? { output: done.output } : { execError: done.error, partial: done.output };
}

describe("Go's templates", () => {
  it('prints fields, calls functions and loops', () => {
    const data = fromJson({ Name: 'web', Tags: ['a', 'b'] });
    assert.deepEqual(render('{{range $i, $t := .Tags}}{{$i}}{{upper $t}} {{end}}{{.Name | printf "%q"}}', data), {
      output: '0A 1B "web"',
    });
  });

  it('says what is wrong in the words of Go', () => {
    assert.deepEqual(render('{{.A', null), { parseError: 'template: :1: unclosed action' });
    assert.deepEqual(render('{{upper 3}}', null), {
      execError: 'template: :1:8: executing "" at <3>: expected string; found 3',
      partial: '',
    });
  });

  // Go's indexArg refuses what is above the length; the length itself is refused by the reflection under it.
  it('tells an index just past the end from one further out', () => {
    const data = fromJson({ Tags: ['a', 'b'], Name: 'web' });
    const told = (template: string): string => {
      const { execError = '' } = render(template, data);
      return execError.replace(/^.*error calling index: /, '');
    };
    assert.equal(told('{{index .Tags 2}}'), 'reflect: slice index out of range');
    assert.equal(told('{{index .Tags 3}}'), 'index out of range: 3');
    assert.equal(told('{{index .Name 3}}'), 'reflect: string index out of range');
  });

  itByRules<Cases<TemplateCase>>('template', "answers as Go's text/template with docker's functions", ({ cases }) => {
    const wrong = failures(cases, ({ template, data, ...want }) => {
      const got = render(template, fromJson(data ?? null));
      return isSame(olderWords(got), want)
        ? null
        : `${JSON.stringify(template)}\n  want ${JSON.stringify(want)}\n  got  ${JSON.stringify(got)}`;
    });
    assert.deepEqual(wrong, []);
  });
});

/** Go 1.27, with which Docker is built here, also names the two types that cannot be compared; the cases come from an older Go. */
function olderWords<T extends { readonly execError?: string }>(got: T): T {
  const execError = got.execError?.replace(/(incompatible types for comparison): [\w ]+ and [\w ]+$/, '$1');
  return execError === undefined ? got : { ...got, execError };
}

function isSame(got: object, want: object): boolean {
  return JSON.stringify(Object.entries(got).sort()) === JSON.stringify(Object.entries(want).sort());
}
