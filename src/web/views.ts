/** Views under views/, compiled once. A view sees one local, `page`, and nothing of the request. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ejs from 'ejs';

export type Render = (view: string, page: object) => string;

/**
 * A line break between two tags is the view's alone and not the page's: what stands side by side may be written one below the other. What is
 * meant there is written out: `&#32;` for a space, `&#10;` for a line break. The breaks themselves stay, inside of EJS tags, so that errors
 * name the right lines.
 */
function joined(source: string): string {
  return (
    source
      // Parted by semicolons: EJS makes one of several breaks that stand together.
      .replace(
        /(?<=>|&#32;)\s*\n\s*(?=<|&#32;)/g,
        gap => `<%${new Array(gap.split('\n').length - 1).fill('\n').join(';')}%>`,
      )
      .replaceAll('&#32;', ' ')
      .replaceAll('&#10;', '\n')
  );
}

/** `keep`: compile each view once; otherwise at every use, so that an edit shows at once. */
export function readViews(directory: string, keep: boolean): Render {
  const compiled = new Map<string, (page: object) => string>();

  function compile(view: string): (page: object) => string {
    const filename = join(directory, `${view}.ejs`);
    const template = ejs.compile(joined(readFileSync(filename, 'utf8')), {
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
