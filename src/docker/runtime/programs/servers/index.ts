import type { Program } from '../../kernel/program.ts';
import { hello } from './hello.ts';
import { httpd } from './httpd.ts';
import { mysqlEntrypoint } from './mysql.ts';
import { nginx } from './nginx.ts';
import { apacheOfPhp, phpFpm } from './php.ts';
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
    '%V h1:OEYiZ7DbCzAWVb6TNEkjRcSCRGHVoZsJinoDR/n9oaY=',
    'v2.9.1',
  ),
  apache2: apacheOfPhp,
  grafana: quiet(
    'grafana',
    3000,
    'logger=http.server level=info msg="HTTP Server Listen" address=[::]:3000',
    'grafana version %V',
    '11.5.2',
  ),
  hello,
  'hello-world': hello,
  httpd,
  jenkins: quiet(
    'jenkins',
    8080,
    'INFO\thudson.lifecycle.Lifecycle#onReady: Jenkins is fully up and running',
    '%V',
    '2.492.1',
  ),
  mariadbd: mysqlEntrypoint,
  memcached: quiet('memcached', 11211, '', 'memcached %V', '1.6.37'),
  mongod: quiet(
    'mongod',
    27017,
    '{"s":"I","c":"NETWORK","msg":"Waiting for connections","attr":{"port":27017}}',
    'db version v%V',
    '8.0.5',
  ),
  'mysql-entrypoint': mysqlEntrypoint,
  mysqld: mysqlEntrypoint,
  nginx,
  'nginx-debug': nginx,
  'php-fpm': phpFpm,
  postgres,
  'postgres-entrypoint': postgresEntrypoint,
  'rabbitmq-server': quiet(
    'rabbitmq-server',
    5672,
    '[info] Server startup complete; 0 plugins started.',
    '%V',
    '4.0.7',
  ),
  'redis-server': redisServer,
  registry,
  traefik: quiet(
    'traefik',
    80,
    'INF Traefik version %V built on 2025-02-25T10:13:22Z version=%V',
    'Version:      %V\nCodename:     saintnectaire\nGo version:   go1.23.6\nBuilt:        2025-02-25T10:13:22Z\nOS/Arch:      linux/amd64',
    '3.3.4',
  ),
};
