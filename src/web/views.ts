/** Views under views/, compiled once. A view sees one local, `page`, and nothing of the request. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';

export type Render = (view: string, page: object) => string;

/** `keep`: compile each view once; otherwise at every use, so that an edit shows at once. */
export function readViews(directory: string, keep: boolean): Render {
  const compiled = new Map<string, (page: object) => string>();
  return (view, page) => {
    let template = compiled.get(view);
    if (template === undefined) {
      const filename = join(directory, `${view}.ejs`);
      template = ejs.compile(readFileSync(filename, 'utf8'), {
        filename,
        cache: keep,
        strict: true,
        _with: false,
        localsName: 'page',
        rmWhitespace: true,
      });
      if (keep) compiled.set(view, template);
    }
    return template(page);
  };
}
