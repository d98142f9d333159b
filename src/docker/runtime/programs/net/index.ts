import type { Program } from '../../kernel/program.ts';
import { curl } from './curl.ts';
import { nslookup } from './dns.ts';
import { ifconfig, ip, route } from './interfaces.ts';
import { nc } from './nc.ts';
import { ping } from './ping.ts';
import { pgIsReady, psql } from './postgres.ts';
import { redisCli } from './redis.ts';
import { wget } from './wget.ts';

/** Programs that speak to other containers, or would speak to the world, and those that show what a container has of the network. */
export const networkPrograms: Readonly<Record<string, Program>> = {
  curl,
  dig: nslookup,
  host: nslookup,
  ifconfig,
  ip,
  nc,
  nslookup,
  pg_isready: pgIsReady,
  ping,
  psql,
  'redis-cli': redisCli,
  route,
  wget,
};
