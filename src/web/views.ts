/** Views under views/, compiled once. A view sees one local, `page`, and nothing of the request. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ejs from 'ejs';

export type Render = (view: string, page: object) => string;

/** `keep`: compile each view once; otherwise at every use, so that an edit shows at once. */
export function readViews(directory: string, keep: boolean): Render {
  const compiled = new Map<string, (page: object) => string>();

  function compile(view: string): (page: object) => string {
    const filename = join(directory, `${view}.ejs`);
    const template = ejs.compile(readFileSync(filename, 'utf8'), {
      filename,
      strict: true,
      _with: false,
      localsName: 'page',
      rmWhitespace: true,
    });
    // EJS's own include looks at the disk each time it is used; this one knows what is compiled. A part sees the page and what it is given.
    return page => {
      const include = (part: string, data: object = {}): string =>
        find(join(dirname(view), part))({ ...page, ...data });
      return template({ ...page, include });
    };
  }

  function find(view: string): (page: object) => string {
    const known = compiled.get(view);
    if (known !== undefined) return known;
    const template = compile(view);
    if (keep) compiled.set(view, template);
    return template;
  }

  return (view, page) => find(view)(page);
}
