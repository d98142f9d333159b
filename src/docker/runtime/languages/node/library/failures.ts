import { text } from '../value/convert.ts';
import { ERROR_KINDS, setStack } from '../value/errors.ts';
import { get } from '../value/members.ts';
import { bare, isObject, type JsObject, type JsPlay, type JsValue, prop } from '../value/values.ts';
import { addMethods, libraryClass } from './define.ts';

/** Error and its kinds. */

function made(play: JsPlay, args: readonly JsValue[], proto: JsObject): JsObject {
  const [message, options] = args;
  const self = bare('error', proto);
  const said = message === undefined ? '' : text(play, message);
  const name = String(get(play, self, 'name'));
  setStack(play, self, `${name}${said === '' ? '' : `: ${said}`}`);
  if (message !== undefined) self.props.set('message', prop(said, false));
  if (isObject(options ?? null)) {
    const cause = get(play, options as JsObject, 'cause');
    if (cause !== undefined) self.props.set('cause', prop(cause, false));
  }
  return self;
}

export function errorClasses(play: JsPlay): Readonly<Record<string, JsObject>> {
  const proto = play.protos.error;
  play.labels.set(proto, 'of error');
  proto.props.set('name', prop('Error', false));
  proto.props.set('message', prop('', false));
  addMethods(play, proto, {
    toString: (inner: JsPlay, self: JsValue) => {
      const [name, message] = [text(inner, get(inner, self, 'name')), text(inner, get(inner, self, 'message'))];
      return message === '' ? name : `${name}: ${message}`;
    },
  });
  const base = libraryClass(play, 'Error', proto, made, (inner, _self, args) => made(inner, args, proto));
  addMethods(play, base, { captureStackTrace: () => undefined });
  const classes: Record<string, JsObject> = { Error: base };
  for (const kind of ERROR_KINDS) {
    const own = bare('object', proto);
    own.props.set('name', prop(kind, false));
    own.props.set('message', prop('', false));
    const cls = libraryClass(play, kind, own, made, (inner, _self, args) => made(inner, args, own));
    cls.proto = base;
    classes[kind] = cls;
  }
  return classes;
}
