/**
 * Who the learner is to registries, in the client's own file. What else stands in it is kept. Source: docker/cli,
 * `cli/config/configfile` and `credentials`.
 */
import { entryOf } from '../entry.ts';
import { parentOf } from '../filesystem/index.ts';
import { type ConfigFile, configFile, readConfig } from './config-file.ts';
import type { ClientIO } from './io.ts';
import { absolute } from './paths.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** The key of Docker Hub, and what the daemon is told of it. */
export const HUB_ADDRESS = 'https://index.docker.io/v1/';

/** `https://localhost:5000/v2/` → `localhost:5000`. */
export function hostOf(address: string): string {
  return address.replace(/^[^/]*:\/\//, '').replace(/\/.*$/, '');
}

function writeAuths(io: ClientIO, config: ConfigFile, auths: NonNullable<ConfigFile['auths']>): void {
  const path = absolute(io, configFile(io));
  io.files.mkdir(parentOf(path), { recursive: true, mode: 0o700 });
  const sorted = Object.fromEntries(Object.entries(auths).sort(([a], [b]) => (a < b ? -1 : 1)));
  io.files.write(path, JSON.stringify({ ...config, auths: sorted }, null, '\t'), { mode: 0o600 });
}

function encoded({ username, password }: Credentials): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

/** What is kept for an address; older clients kept whole addresses. */
export function storedCredentials(io: ClientIO, address: string): Credentials | null {
  const { auths = {} } = readConfig(io);
  const key = Object.hasOwn(auths, address) ? address : Object.keys(auths).find(one => hostOf(one) === address);
  const text = Buffer.from((key === undefined ? '' : entryOf(auths, key)?.auth) ?? '', 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 0 ? null : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Whether the file had to be written: the same credentials again leave it as it is. */
export function storeCredentials(io: ClientIO, address: string, credentials: Credentials): boolean {
  const config = readConfig(io);
  const auth = encoded(credentials);
  if (entryOf(config.auths, address)?.auth === auth) return false;
  writeAuths(io, config, { ...config.auths, [address]: { auth } });
  return true;
}

export function eraseCredentials(io: ClientIO, addresses: readonly string[]): void {
  const config = readConfig(io);
  const { auths = {} } = config;
  const kept = Object.entries(auths).filter(([address]) => !addresses.includes(address));
  if (kept.length < Object.keys(auths).length) writeAuths(io, config, Object.fromEntries(kept));
}
