import { minorOf, type PyPlay, Raise, type TraceEntry } from '../value/values.ts';
import { libraryPath } from './module.ts';

/** Frames of Python's own library through which an exception comes: file, line, function, text, and what of it is marked. */
type LibraryFrame = readonly [file: string, line: number, name: string, text: string, marked: string];

/** The lines of a version, before 3.13 and from there on; null: they are not known, and the frames are left out. */
export function throughLibrary<Made>(
  play: PyPlay,
  frames: (isNew: boolean) => readonly LibraryFrame[],
  work: () => Made,
): Made {
  try {
    return work();
  } catch (error) {
    const minor = minorOf(play);
    if (error instanceof Raise && error.value.error !== null && !error.value.error.seen && minor >= 11 && minor <= 13)
      error.value.error.trace.push(...frames(minor >= 13).map(each => entryOf(play, each)));
    throw error;
  }
}

function entryOf(play: PyPlay, [file, line, name, text, marked]: LibraryFrame): TraceEntry {
  const column = 4 + Math.max(0, text.indexOf(marked));
  const lines: string[] = [];
  if (text !== '') lines[line - 1] = `    ${text}`;
  const path = file.startsWith('<') ? file : libraryPath(play.version, file);
  return { path, name, lines, span: { line, column, endLine: line, endColumn: column + marked.length } };
}

/** How json.loads comes to its error. */
export function loadsFrames(fault: string, isNew: boolean): readonly LibraryFrame[] {
  const decoder = 'json/decoder.py';
  const head: LibraryFrame = [
    'json/__init__.py',
    346,
    'loads',
    'return _default_decoder.decode(s)',
    '_default_decoder.decode(s)',
  ];
  if (fault.startsWith('Extra data')) {
    const text = 'raise JSONDecodeError("Extra data", s, end)';
    return [head, [decoder, isNew ? 348 : 340, 'decode', text, text]];
  }
  const call = 'self.raw_decode(s, idx=_w(s, 0).end())';
  const decode: LibraryFrame = [decoder, isNew ? 345 : 337, 'decode', `obj, end = ${call}`, call];
  // A value that does not even begin ends the scan; all else comes out of it.
  if (fault.startsWith('Expecting value')) {
    const text = 'raise JSONDecodeError("Expecting value", s, err.value) from None';
    return [head, decode, [decoder, isNew ? 363 : 355, 'raw_decode', text, text]];
  }
  return [
    head,
    decode,
    [decoder, isNew ? 361 : 353, 'raw_decode', 'obj, end = self.scan_once(s, idx)', 'self.scan_once(s, idx)'],
  ];
}

/** How json.dumps comes to what it cannot write, where it is told nothing of the layout. */
export function dumpsFrames(isPlain: boolean): readonly LibraryFrame[] {
  if (!isPlain) return [];
  const encoder = 'json/encoder.py';
  const text = "raise TypeError(f'Object of type {o.__class__.__name__} '";
  return [
    ['json/__init__.py', 231, 'dumps', 'return _default_encoder.encode(obj)', '_default_encoder.encode(obj)'],
    [encoder, 200, 'encode', 'chunks = self.iterencode(o, _one_shot=True)', 'self.iterencode(o, _one_shot=True)'],
    [encoder, 258, 'iterencode', 'return _iterencode(o, 0)', '_iterencode(o, 0)'],
    [encoder, 180, 'default', text, text],
  ];
}

/** How Flask 3.1 comes to a view that raises, and to a value that is no response. */
export function throughFlask<Made>(play: PyPlay, what: 'view' | 'response', work: () => Made): Made {
  const app = 'site-packages/flask/app.py';
  const dispatch = 'self.full_dispatch_request()';
  const head: LibraryFrame = [app, 1511, 'wsgi_app', `response = ${dispatch}`, dispatch];
  const call = 'self.ensure_sync(self.view_functions[rule.endpoint])(**view_args)';
  const frames: readonly LibraryFrame[] =
    what === 'view'
      ? [
          head,
          [app, 919, 'full_dispatch_request', 'rv = self.handle_user_exception(e)', 'self.handle_user_exception(e)'],
          [app, 917, 'full_dispatch_request', 'rv = self.dispatch_request()', 'self.dispatch_request()'],
          [app, 902, 'dispatch_request', `return ${call}  # type: ignore[no-any-return]`, call],
        ]
      : [
          head,
          [app, 920, 'full_dispatch_request', 'return self.finalize_request(rv)', 'self.finalize_request(rv)'],
          [app, 939, 'finalize_request', 'response = self.make_response(rv)', 'self.make_response(rv)'],
          [app, 1249, 'make_response', 'raise TypeError(', ''],
        ];
  try {
    return work();
  } catch (error) {
    if (error instanceof Raise && error.value.error !== null) {
      // A view that returned nothing is told at another line than one that returned what is no response.
      const isNothing = String(error.value.error.args[0] ?? '').startsWith('The view function for');
      const told = isNothing
        ? frames.map(each => (each[1] === 1249 ? ([each[0], 1212, each[2], each[3], each[4]] as const) : each))
        : frames;
      error.value.error.trace.unshift(...told.map(each => entryOf(play, each)));
    }
    throw error;
  }
}

const ENVIRON: Readonly<Record<number, number>> = { 11: 679, 12: 685, 13: 716 };

/** How os.environ comes to a name that is not set. */
export function environFrames(play: PyPlay): readonly LibraryFrame[] {
  const line = ENVIRON[minorOf(play)];
  return line === undefined ? [] : [['<frozen os>', line, '__getitem__', '', '']];
}
