import type { Program } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { ending, serve, stamp } from './serve.ts';

export const redisServer: Program = call => {
  const version = call.env.get('REDIS_VERSION') ?? '7.4.2';
  if (call.args.some(arg => arg === '--version' || arg === '-v')) {
    call.out(`Redis server v=${version} sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=a6cfc3c6e6d8e6e2\n`);
    return 0;
  }
  const at = call.args.indexOf('--port');
  const port = at < 0 ? 6379 : Number(call.args[at + 1]);
  const when = () => `1:C ${stamp(call, '%d %b %Y %H:%M:%S')}.000`;
  const say = (letter: string, text: string) => call.out(`${when().replace('C', letter)} ${text}\n`);
  say('C', '* oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo');
  say('C', `* Redis version=${version}, bits=64, commit=00000000, modified=0, pid=1, just started`);
  if (!call.args.some(arg => arg.endsWith('.conf')))
    say(
      'C',
      '# Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
    );
  say('M', '* monotonic clock: POSIX clock_gettime');
  say('M', `* Running mode=standalone, port=${port}.`);
  say('M', '* Server initialized');
  pass(call.session, 12);
  say('M', '* Ready to accept connections tcp');
  const last = `${when().replace('C', 'signal-handler (1741608000)')} Received SIGTERM scheduling shutdown...\n1:M * User requested shutdown...\n1:M * Saving the final RDB snapshot before exiting.\n1:M * DB saved on disk\n1:M # Redis is now ready to exit, bye bye...\n`;
  return serve(call, {
    command: `redis-server *:${port}`,
    name: 'redis-server',
    ports: [port],
    signals: ending(['TERM', 'INT'], 0, last, 90),
  });
};
