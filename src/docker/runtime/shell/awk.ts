/**
 * What awk does with its texts is counted. It tells of each expression that it works out, but not how long the texts in it are, and a
 * text that has grown within awk was in no file that is counted when it is read. The state of its programs is not handed out: it is given to
 * the functions that awk brings with it, and these are met in the one table in which awk looks them up.
 */

/** The state of one program, as far as it is looked at here. */
interface AwkState {
  line: string;
  fields: readonly string[];
  output: string;
  /** The records of the file that is read, and which of them is at work. */
  readonly lines?: readonly string[];
  readonly lineIndex?: number;
  vars: Record<string, unknown>;
  arrays: Record<string, Record<string, unknown>>;
  readonly coverage?: AwkOnlooker;
}

/** Stands where awk tells which of its parts ran. */
export interface AwkOnlooker {
  hit(feature: string): void;
  /** Before a function of awk's own is called: the state of the program that does. Gives what is to be called after it. */
  readonly called?: (state: AwkState, name: string) => () => void;
}

type Brought = (args: readonly unknown[], state: AwkState, at: unknown) => unknown;

/** A program that does nothing but call a function of awk's own. */
const NOTHING = 'BEGIN{length()}';

let isOpen: Promise<boolean> | null = null;

/** Meets awk's table, once in the life of this process: `run` runs a program of awk that counts for nobody. Gives whether it was met. */
export function openAwk(run: (program: string) => Promise<unknown>): Promise<boolean> {
  isOpen ??= meet(run);
  return isOpen;
}

async function meet(run: (program: string) => Promise<unknown>): Promise<boolean> {
  let found = false;
  const { get } = Map.prototype;
  Map.prototype.get = function (this: Map<unknown, unknown>, key: unknown) {
    if (key === 'length' && !found && typeof get.call(this, 'gensub') === 'function') {
      found = true;
      Map.prototype.get = get;
      for (const [name, brought] of this as Map<string, Brought>)
        this.set(name, async (args: readonly unknown[], state: AwkState, at: unknown) => {
          const left = state.coverage?.called?.(state, name);
          const value = await brought(args, state, at);
          left?.();
          return value;
        });
    }
    return get.call(this, key);
  };
  try {
    await run(NOTHING);
  } finally {
    if (!found) Map.prototype.get = get;
  }
  return found;
}

/** Options of awk that have a value behind them. */
const VALUED: ReadonlySet<string> = new Set(['-F', '-v']);

/** The same program with a part before it that does nothing, by which its state is met before the rest of it runs. */
export function beginningMet(args: readonly string[]): readonly string[] {
  let at = 0;
  while (at < args.length && args[at]?.startsWith('-') === true) at += VALUED.has(args[at] ?? '') ? 2 : 1;
  const program = args[at];
  return program === undefined ? args : args.with(at, `${NOTHING}${program}`);
}

export interface AwkMeter extends AwkOnlooker {
  /** Another program is to be run. */
  begin(): void;
  /** Whether it has begun: one that cannot be read has not. */
  hasMet(): boolean;
}

/** What is read without a count: numbers, names, short fields. */
const SMALL = 64;
/** Units of work for a letter that is kept, and for one of the output, which is looked through at each printf. */
const KEPT = 1;
const PRINTED = 0.5;
/** For a field that a record is parted into, or put together from. */
const FIELD = 5;
/** How often a record is read for what it cost to read its file, changed or not: to part it, to match it, to replace in it and to print it. */
const PAID = 8;

/** Counts what programs of awk read and keep: `rate` gives the units for each letter that one of its functions reads; null: that none does. */
export function awkMeter(
  spend: (units: number) => void,
  rate: (within: string | null) => number,
  operation: (feature: string) => number,
): AwkMeter {
  let current: AwkState | null = null;
  let within: string | null = null;
  const seen = new WeakSet<AwkState>();
  const read = (value: unknown): void => {
    if (typeof value === 'string' && value.length > SMALL) spend(value.length * rate(within));
  };
  const kept = (value: unknown): void => {
    if (typeof value === 'string' && value.length > SMALL) spend(value.length * KEPT);
  };
  const values = <T extends object>(texts: T): T =>
    new Proxy(texts, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        read(value);
        return value;
      },
      set(target, key, value) {
        kept(value);
        return Reflect.set(target, key, value);
      },
    });
  const lists = (arrays: AwkState['arrays']): AwkState['arrays'] =>
    new Proxy(arrays, {
      set: (target, key, list: Record<string, unknown>) => Reflect.set(target, key, values(list)),
    });
  return {
    hasMet: () => current !== null,
    begin() {
      current = null;
      within = null;
    },
    hit(feature) {
      spend(operation(feature) + (feature === 'awk:stmt:printf' ? (current?.output.length ?? 0) * PRINTED : 0));
    },
    called(state, name) {
      lookOn(state);
      const outer = within;
      within = name;
      return () => {
        within = outer;
      };
    },
  };
  function lookOn(state: AwkState): void {
    if (seen.has(state)) return;
    seen.add(state);
    current = state;
    let { line, fields } = state;
    let paid = 0;
    let record = 0;
    // Fields that are short enough to be read without a count are handed on as they are.
    let own = fields;
    const hold = (list: readonly string[]): void => {
      own = list;
      fields = line.length > SMALL && list.some(field => field.length > SMALL) ? values(list) : list;
    };
    Object.defineProperties(state, {
      vars: { value: values(state.vars), writable: true },
      arrays: { value: lists(state.arrays), writable: true },
      line: {
        get() {
          if (paid > 0) paid--;
          else read(line);
          return line;
        },
        set(next: string) {
          kept(next);
          spend(own.length * FIELD);
          line = next;
          if (next === state.lines?.[state.lineIndex ?? 0]) {
            paid = PAID;
            record = next.length;
          } else if (next.length > 2 * record) paid = 0;
          // A long text may have become a field of what was short.
          if (fields === own) hold(own);
        },
      },
      fields: {
        get: () => fields,
        set(next: readonly string[]) {
          spend(next.length * FIELD);
          hold(next);
        },
      },
    });
  }
}
