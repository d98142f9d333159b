/** The service's settings, from the environment: checked at the start, refused by name. */
import * as z from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['', '0', '1', 'true', 'false']).transform(text => text === '1' || text === 'true');

const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  VISITOR_DAYS: z.coerce.number().int().min(1).max(3650).default(180),
  TRUST_PROXY: flag.default(false),
  ROOMS: z.coerce.number().int().min(1).max(64).nullable().default(null),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});
export type Settings = z.infer<typeof settings>;

/** A variable that is set to nothing counts as not set. Gives what is wrong, a line a variable, instead of throwing. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Settings | { readonly problems: readonly string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  return {
    problems: parsed.error.issues.map(
      issue => `${issue.path.join('.')}=${given[String(issue.path[0])] ?? ''}: ${issue.message}`,
    ),
  };
}
