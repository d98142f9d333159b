import { nameOf } from '../../../../filesystem/path.ts';
import { NotSimulated } from '../../control.ts';
import { nativeClass, OBJECT } from '../value/classes.ts';
import { truthy } from '../value/compare.ts';
import { builtin, type PyCall, type PyModule, type PyNative, type PyPlay, type PyValue } from '../value/values.ts';
import { libraryPath, moduleFrom } from './module.ts';

const USUAL_PORT = 5000n;

/** The package, as far as an application of one file needs it. Its routes are not played: who asks is answered by the host. */
export function flask({ version }: PyPlay): PyModule {
  const cls = nativeClass('Flask', [OBJECT], () => application(), 'flask.app');
  const decorator: PyCall = () => builtin('decorator', (_play, [made = null]) => made);
  const methods: Readonly<Record<string, PyCall>> = {
    run: (play, args, named) => run(play, args, named),
    route: decorator,
    get: decorator,
    post: decorator,
    put: decorator,
    delete: decorator,
    patch: decorator,
    errorhandler: decorator,
    before_request: (_play, [made = null]) => made,
    after_request: (_play, [made = null]) => made,
    register_blueprint: () => null,
  };
  const application = (): PyNative => ({
    kind: 'native',
    cls,
    state: null,
    names: new Map<string, PyValue>([
      ...Object.entries(methods).map(([name, call]) => [name, builtin(name, call)] as const),
      ['config', { kind: 'dict', map: new Map() }],
    ]),
  });
  return moduleFrom(
    'flask',
    { jsonify: () => unmet('flask.jsonify'), render_template: () => unmet('flask.render_template') },
    { Flask: cls, request: application() },
    'Blueprint Response Request abort redirect url_for session g current_app flash make_response send_file send_from_directory escape render_template_string Markup has_request_context json stream_with_context views',
    libraryPath(version, 'site-packages/flask/__init__.py'),
  );
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}

function run(play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): never {
  const { machine, path } = play;
  const port = Number(named.get('port') ?? args[1] ?? USUAL_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new NotSimulated('this port');
  const everywhere = (named.get('host') ?? args[0] ?? '127.0.0.1') === '0.0.0.0';
  const debug = truthy(play, named.get('debug') ?? false) ? 'on' : 'off';
  machine.out(` * Serving Flask app '${nameOf(path).replace(/\.py$/, '')}'\n * Debug mode: ${debug}\n`);
  machine.err(
    `WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.\n${everywhere ? ' * Running on all addresses (0.0.0.0)\n' : ''} * Running on http://127.0.0.1:${port}\n${everywhere ? ` * Running on http://172.17.0.2:${port}\n` : ''}Press CTRL+C to quit\n`,
  );
  return machine.serve({
    command: `python ${path}`,
    name: 'python',
    ports: [port],
    signals: { INT: { exitCode: 0, last: '', duration: 20 } },
  });
}
