import assert from 'node:assert/strict';
import { renderListing } from '../../../src/docker/client/format/table.ts';
import { execute } from '../../../src/docker/client/format/template/execute.ts';
import { FUNCTION_NAMES } from '../../../src/docker/client/format/template/functions.ts';
import { parseTemplate } from '../../../src/docker/client/format/template/parse.ts';
import type { GoValue } from '../../../src/docker/client/format/value.ts';
import { typed, untyped } from '../../../src/docker/client/inspect/shape.ts';
import { SHAPES } from '../../../src/docker/client/inspect/shapes.ts';
import type { Json } from '../../../src/docker/json.ts';
import { UNCOUNTED } from '../../../src/docker/work.ts';

function render(template: string, value: GoValue): string {
  const parsed = parseTemplate(template, FUNCTION_NAMES);
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.error);
  const done = execute(parsed.template, value, UNCOUNTED);
  return done.error ?? done.output;
}

const IMAGE: Json = {
  Id: 'sha256:1',
  RepoTags: ['a:1', 'b:2'],
  Size: 1986124,
  Config: { Cmd: ['sh', '-c', 'x'], Entrypoint: null, Env: ['A=1'], ExposedPorts: { '80/tcp': {} }, Labels: null },
};

describe('what inspect runs templates over', () => {
  const image = typed(IMAGE, '@image.InspectResponse', SHAPES);

  it('prints lists, maps, numbers and nothings as their Go types do', () => {
    assert.equal(render('{{.RepoTags}} {{.Size}} {{.Config.Cmd}}', image), '[a:1 b:2] 1986124 [sh -c x]');
    assert.equal(render('{{.Config.ExposedPorts}}', image), 'map[80/tcp:{}]');
    assert.equal(render('{{.Config.Entrypoint}} {{.Config.Labels}} {{.Config.Healthcheck}}', image), '[] map[] <nil>');
    assert.equal(render('{{if gt .Size 1000}}big{{end}}', image), 'big');
  });

  it('writes JSON in the order of the Go struct, without what is empty', () => {
    assert.equal(
      render('{{json .Config}}', image),
      '{"ExposedPorts":{"80/tcp":{}},"Env":["A=1"],"Cmd":["sh","-c","x"]}',
    );
  });

  it('knows fields by their Go names, and the plain JSON by its own', () => {
    assert.equal(render('{{.ID}}', image), 'sha256:1');
    assert.match(render('{{.Id}}', image), /can't evaluate field Id in type image\.InspectResponse/);
    assert.equal(
      render('{{.Id}} {{.Size}} {{.Config.ExposedPorts}}', untyped(IMAGE)),
      'sha256:1 1986124 map[80/tcp:map[]]',
    );
  });

  it('shows the address of what is pointed to, inside of something else', () => {
    const networks: Json = { Networks: { bridge: { IPAddress: '172.17.0.2' } } };
    const settings = typed(networks, '@container.NetworkSettings', SHAPES);
    assert.match(render('{{.Networks}}', settings), /^map\[bridge:0xc000[0-9a-f]{6}\]$/);
    assert.equal(render('{{.Networks.bridge.IPAddress}}', settings), '172.17.0.2');
  });
});

describe('labels in a list', () => {
  const listing = {
    type: '*formatter.ContainerContext',
    headers: { Names: 'NAMES' },
    rows: [{ Names: 'web' }, { Names: 'db' }],
    labels: [{ 'com.example.app-tier': 'front' }, {}],
  };

  it('are looked up by name, under the last part of it', () => {
    assert.deepEqual(renderListing('{{.Names}}={{.Label "com.example.app-tier"}}', listing, UNCOUNTED), {
      ok: true,
      text: 'web=front\ndb=\n',
    });
    assert.deepEqual(renderListing('table {{.Names}}\t{{.Label "com.example.app-tier"}}', listing, UNCOUNTED), {
      ok: true,
      text: 'NAMES     app tier\nweb       front\ndb        \n',
    });
  });

  it('want a name', () => {
    assert.deepEqual(renderListing('{{.Label}}', listing, UNCOUNTED), {
      ok: false,
      error:
        'template parsing error: template: :1:2: executing "" at <.Label>: wrong number of args for Label: want 1 got 0',
    });
  });
});
