import { NotSimulated } from '../../../control.ts';
import { take } from '../../value/arguments.ts';
import { nativeClass, OBJECT } from '../../value/classes.ts';
import { itemsOf } from '../../value/iterate.ts';
import {
  builtin,
  isKind,
  type PyCall,
  type PyModule,
  type PyNative,
  type PyPlay,
  type PyValue,
  Raise,
} from '../../value/values.ts';
import { libraryPath, moduleFrom } from '../module.ts';
import { httpError } from './exceptions.ts';
import { jsonText, made, RESPONSE, redirection, responseOf } from './flask-reply.ts';
import { runApplication } from './flask-server.ts';
import { type FlaskState, isDebug, loggerOf, moduleName, newState, sharedRequest } from './flask-state.ts';
import { partsOf } from './routes.ts';

/** The package flask: an application, its routes, and what it answers. */

const FLASK = nativeClass('Flask', [OBJECT], (play, [name = ''], named) => application(play, name, named), 'flask.app');
const BLUEPRINT = nativeClass(
  'Blueprint',
  [OBJECT],
  (_play, args, named) => blueprint(args, named),
  'flask.blueprints',
);

export function flask(play: PyPlay): PyModule {
  const unmet = (name: string): PyCall => {
    return () => {
      throw new NotSimulated(`flask.${name}`);
    };
  };
  return moduleFrom(
    'flask',
    {
      jsonify: (inner, args, named) => {
        const value = args.length > 1 ? { kind: 'list' as const, items: [...args] } : (args[0] ?? dictOf(named));
        return responseOf(jsonText(inner, value, isDebug(inner)), 200, [['Content-Type', 'application/json']]);
      },
      abort: (_inner, args, named) => {
        const [code = null, description = null] = take('abort', args, named, ['code', 'description']);
        if (typeof code !== 'bigint') throw new NotSimulated('abort() with a response');
        throw new Raise(httpError(Number(code), description === null ? null : String(description)));
      },
      redirect: (_inner, args, named) => {
        const [to = null, code = 302n] = take('redirect', args, named, ['location', 'code']);
        if (typeof to !== 'string') throw new NotSimulated('this redirection');
        return redirection(to, Number(code));
      },
      make_response: (inner, args) =>
        made(
          inner,
          args.length === 1 ? (args[0] ?? null) : { kind: 'tuple', items: args },
          'make_response',
          isDebug(inner),
        ),
      render_template: unmet('render_template'),
      render_template_string: unmet('render_template_string'),
      url_for: unmet('url_for'),
      send_file: unmet('send_file'),
      send_from_directory: unmet('send_from_directory'),
      flash: unmet('flash'),
    },
    { Flask: FLASK, Blueprint: BLUEPRINT, Response: RESPONSE, request: sharedRequest(play) },
    'Request session g current_app escape Markup has_request_context json stream_with_context views after_this_request get_flashed_messages signals cli',
    libraryPath(play.version, 'site-packages/flask/__init__.py'),
  );
}

const dictOf = (named: ReadonlyMap<string, PyValue>): PyValue => ({
  kind: 'dict',
  map: new Map([...named].map(([key, value]) => [`s${key}`, [key, value]])),
});

function blueprint(args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyNative {
  const [name = null] = args;
  for (const key of named.keys()) if (key !== 'url_prefix') throw new NotSimulated(`${key}= of a Blueprint`);
  const prefix = named.get('url_prefix');
  const state = newState(null, String(name), typeof prefix === 'string' ? prefix : '');
  return { kind: 'native', cls: BLUEPRINT, state, names: new Map(routing(state)), partial: true };
}

function application(play: PyPlay, name: PyValue, named: ReadonlyMap<string, PyValue>): PyNative {
  for (const key of named.keys())
    if (!['static_folder', 'template_folder', 'static_url_path'].includes(key))
      throw new NotSimulated(`${key}= of Flask()`);
  const state = newState(play, String(name), '');
  const names = new Map<string, PyValue>([
    ...routing(state),
    ['name', state.name === '__main__' ? moduleName(play) : state.name],
    ['import_name', state.name],
    ['debug', false],
    ['config', { kind: 'dict', map: new Map() }],
    ['logger', loggerOf(state)],
    ['run', builtin('run', (inner, args, given) => runApplication(inner, state, args, given))],
    [
      'register_blueprint',
      builtin('register_blueprint', (_inner, [part = null], given) => {
        if (!isKind(part, 'native') || part.cls !== BLUEPRINT) throw new NotSimulated('this blueprint');
        const own = part.state as FlaskState;
        const prefix = given.get('url_prefix') ?? own.prefix;
        for (const route of own.routes) {
          const rule = `${String(prefix).replace(/\/$/, '')}${route.rule === '' ? '' : route.rule}`;
          state.routes.push({ ...route, rule, parts: partsOf(rule), endpoint: `${own.name}.${route.endpoint}` });
        }
        state.handlers.push(...own.handlers);
        if (own.before.length + own.after.length > 0) throw new NotSimulated('before_request of a blueprint');
        return null;
      }),
    ],
  ]);
  const app: PyNative = { kind: 'native', cls: FLASK, state, names, partial: true };
  return app;
}

/** What an application was told; null for a value that is none. */
export function applicationState(value: PyNative): FlaskState | null {
  return value.cls === FLASK ? (value.state as FlaskState) : null;
}

/** Decorators of an application or a blueprint. */
function routing(state: FlaskState): readonly (readonly [string, PyValue])[] {
  const add = (rule: PyValue, view: PyValue, methods: readonly string[], endpoint: PyValue): void => {
    if (typeof rule !== 'string') throw new NotSimulated('this route');
    const name = endpoint ?? (isKind(view, 'function') ? view.made.name : null);
    if (typeof name !== 'string') throw new NotSimulated('a view that is no function');
    const all = methods.includes('GET') ? [...methods, 'HEAD'] : [...methods];
    state.routes.push({ rule, parts: partsOf(rule), methods: [...new Set([...all, 'OPTIONS'])], endpoint: name, view });
  };
  const decorator = (usual: readonly string[]): PyCall => {
    return (play, args, named) => {
      const [rule = null] = args;
      for (const key of named.keys())
        if (!['methods', 'endpoint', 'strict_slashes', 'rule'].includes(key))
          throw new NotSimulated(`${key}= of a route`);
      if (named.has('strict_slashes')) throw new NotSimulated('strict_slashes of a route');
      const given = named.get('methods');
      const methods = given === undefined ? usual : itemsOf(play, given).map(each => String(each).toUpperCase());
      return builtin('decorator', (_inner, [view = null]) => {
        add(named.get('rule') ?? rule, view, methods, named.get('endpoint') ?? null);
        return view;
      });
    };
  };
  const kept = (list: PyValue[]): PyCall => {
    return (_play, [view = null]) => {
      list.push(view);
      return view;
    };
  };
  const methods = ['get', 'post', 'put', 'delete', 'patch'] as const;
  return [
    ['route', builtin('route', decorator(['GET']))],
    ...methods.map(name => [name, builtin(name, decorator([name.toUpperCase()]))] as const),
    ['before_request', builtin('before_request', kept(state.before))],
    ['after_request', builtin('after_request', kept(state.after))],
    [
      'add_url_rule',
      builtin('add_url_rule', (play, args, named) => {
        const [rule = null, endpoint = null, view = null, given] = take('add_url_rule', args, named, [
          'rule',
          'endpoint',
          'view_func',
          'methods',
        ]);
        const wanted = given === undefined || given === null ? ['GET'] : itemsOf(play, given).map(String);
        add(rule, view, wanted, endpoint);
        return null;
      }),
    ],
    [
      'errorhandler',
      builtin('errorhandler', (_play, [on = null]) => {
        if (typeof on !== 'bigint' && !isKind(on, 'class')) throw new NotSimulated('this errorhandler');
        return builtin('decorator', (_inner, [view = null]) => {
          state.handlers.push({ on: typeof on === 'bigint' ? Number(on) : on, view });
          return view;
        });
      }),
    ],
  ];
}
