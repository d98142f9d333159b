import type { Program } from '../../kernel/program.ts';
import { hello } from './hello.ts';
import { httpd } from './httpd.ts';
import { mysqlEntrypoint } from './mysql.ts';
import { nginx } from './nginx.ts';
import { postgres, postgresEntrypoint } from './postgres.ts';
import { quiet } from './quiet.ts';
import { redisServer } from './redis.ts';
import { registry } from './registry.ts';

/** Servers: what they print while they start, which signals end them, on which ports they answer. */
export const serverPrograms: Readonly<Record<string, Program>> = {
  caddy: quiet(
    'caddy',
    80,
    '{"level":"info","msg":"serving initial configuration"}',
    'v2.9.1 h1:OEYiZ7DbCzAWVb6TNEkjRcSCRGHVoZsJinoDR/n9oaY=',
  ),
  hello,
  'hello-world': hello,
  httpd,
  mariadbd: mysqlEntrypoint,
  memcached: quiet('memcached', 11211, '', 'memcached 1.6.37'),
  mongod: quiet(
    'mongod',
    27017,
    '{"s":"I","c":"NETWORK","msg":"Waiting for connections","attr":{"port":27017}}',
    'db version v8.0.5',
  ),
  'mysql-entrypoint': mysqlEntrypoint,
  mysqld: mysqlEntrypoint,
  nginx,
  'nginx-debug': nginx,
  postgres,
  'postgres-entrypoint': postgresEntrypoint,
  'rabbitmq-server': quiet('rabbitmq-server', 5672, '[info] Server startup complete; 0 plugins started.', '4.0.7'),
  'redis-server': redisServer,
  registry,
  traefik: quiet(
    'traefik',
    80,
    'INF Traefik version 3.3.4 built on 2025-02-25T10:13:22Z version=3.3.4',
    'Version:      3.3.4\nCodename:     saintnectaire\nGo version:   go1.23.6\nBuilt:        2025-02-25T10:13:22Z\nOS/Arch:      linux/amd64',
  ),
};
