import type { ImageDescription } from '../../describe.ts';
import { HTTPD } from './httpd.ts';
import { MYSQL } from './mysql.ts';
import { NGINX } from './nginx.ts';
import { PLAIN } from './plain.ts';
import { POSTGRES } from './postgres.ts';
import { REDIS } from './redis.ts';

/** Images of servers, in the order in which the registry finds them. */
export const SERVICES: readonly ImageDescription[] = [...NGINX, ...REDIS, ...POSTGRES, ...MYSQL, ...HTTPD, ...PLAIN];
