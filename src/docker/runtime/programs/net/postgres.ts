import type { Program, ProgramCall } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';
import { optionValue } from './option.ts';
import { serverAt } from './peers.ts';

const PORT = 5432;

function toldVersion(call: ProgramCall): boolean {
  if (!call.args.includes('--version') && !call.args.includes('-V')) return false;
  call.out(`psql (PostgreSQL) ${call.env.get('PG_VERSION')?.replace(/-.*$/, '') ?? '17.4'}\n`);
  return true;
}

export const pgIsReady: Program = call => {
  if (toldVersion(call)) return 0;
  const host = optionValue(call, '-h', '--host');
  const ready = serverAt(call, host, PORT, 'postgres');
  call.out(`${host ?? '/var/run/postgresql'}:${PORT} - ${ready ? 'accepting connections' : 'no response'}\n`);
  return ready ? 0 : 2;
};

/** `psql` reaches a server or not; of SQL it knows what people ask to see whether it is up. */
export const psql: Program = call => {
  if (toldVersion(call)) return 0;
  const host = optionValue(call, '-h', '--host');
  if (!serverAt(call, host, PORT, 'postgres')) {
    call.err(
      host === null
        ? `psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.${PORT}" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?\n`
        : `psql: error: could not translate host name "${host}" to address: Name does not resolve\n`,
    );
    return 2;
  }
  const answer = answerTo(optionValue(call, '-c', '--command') ?? '');
  if (answer === null) return stop(call.session, 'not-simulated', 'SQL is not simulated');
  call.out(answer);
  return 0;
};

function answerTo(query: string): string | null {
  if (/^\s*select\s+1\s*;?\s*$/i.test(query)) return ' ?column? \n----------\n        1\n(1 row)\n\n';
  if (/^\s*select\s+version\(\)/i.test(query))
    return '                    version\n-----------------------------------------------\n PostgreSQL 17.4 (Debian 17.4-1.pgdg120+2)\n(1 row)\n\n';
  const created = /^\s*create\s+(\w+)/i.exec(query)?.[1];
  return created === undefined ? null : `CREATE ${created.toUpperCase()}\n`;
}
