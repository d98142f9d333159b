/** Colours of the board: NO_COLOR and BUILDKIT_COLORS, read as BuildKit's progressui reads them. */

/** Escape sequences that begin a row; null: no colour. */
export interface Colors {
  readonly run: string | null;
  readonly cancel: string | null;
  readonly error: string | null;
}

/** A line of the client's own log about a value that it could not read. `error`: empty when there is none. */
export interface LoggedWarning {
  readonly message: string;
  readonly error: string;
}

const sgr = (code: string): string => `\u001b[${code}m`;

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const NAMED: ReadonlyMap<string, string> = new Map([
  ['default', sgr('39')],
  ...NAMES.flatMap((name, index) => [
    [name, sgr(String(30 + index))] as const,
    [`light-${name}`, sgr(String(90 + index))] as const,
  ]),
]);

export const USUAL_COLORS: Colors = { run: sgr('34'), cancel: sgr('33'), error: sgr('31') };
const NO_COLORS: Colors = { run: null, cancel: null, error: null };

export function colorsOf(env: Readonly<Record<string, string>>): {
  readonly colors: Colors;
  readonly complaints: readonly LoggedWarning[];
} {
  if ((env.NO_COLOR ?? '') !== '') return { colors: NO_COLORS, complaints: [] };
  const given = env.BUILDKIT_COLORS;
  if (given === undefined) return { colors: USUAL_COLORS, complaints: [] };
  if (given === '') {
    const message = 'could not parse BUILDKIT_COLORS. Falling back to defaults.';
    return { colors: USUAL_COLORS, complaints: [{ message, error: 'EOF' }] };
  }
  const colors: { -readonly [Key in keyof Colors]: Colors[Key] } = { ...USUAL_COLORS };
  const complaints: LoggedWarning[] = [];
  const complain = (message: string, error = ''): null => {
    complaints.push({ message, error });
    return null;
  };
  for (const field of given.split(':')) {
    const [name = '', value, ...more] = field.split('=');
    if (value === undefined || more.length > 0) {
      complain(`Could not parse BUILDKIT_COLORS component: ${field}`, 'valid entry must have exactly two fields');
      continue;
    }
    const key = name.toLowerCase();
    const color = NAMED.get(value.toLowerCase()) ?? (value.includes(',') ? rgb(value, complain) : undefined);
    if (color === undefined)
      complain(
        `Unknown color value found in BUILDKIT_COLORS: ${key}=${value}`,
        'colors must be a name from the pre-defined list or a valid 3-part RGB value',
      );
    else if (color === null) continue;
    else if (key === 'run' || key === 'cancel' || key === 'error') colors[key] = color;
    // The colour of warnings is read, and nothing is drawn in it.
    else if (key !== 'warning')
      complain(`Unknown key found in BUILDKIT_COLORS (expected: run, cancel, error, or warning): ${key}`);
  }
  return { colors, complaints };
}

/** `r,g,b` as the nearest of the 216 colours of a cube. */
function rgb(value: string, complain: (message: string, error?: string) => null): string | null {
  const parts = value.split(',');
  if (parts.length !== 3)
    return complain(
      `Could not parse value ${value} as valid RGB color. Ignoring.`,
      'valid RGB color must have three fields',
    );
  const about = 'A field in BUILDKIT_COLORS appears to contain an RGB value that is not';
  for (const part of parts) {
    if (!/^[+-]?\d+$/u.test(part)) return complain(`${about} an integer: ${value}`);
    if (Number(part) < 0 || Number(part) > 255) return complain(`${about} within the valid range of 0-255: ${value}`);
  }
  const [red = 0, green = 0, blue = 0] = parts.map(part => Math.floor(Number(part) / 43));
  return sgr(`38;5;${16 + 36 * red + 6 * green + blue}`);
}
