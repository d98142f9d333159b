/**
 * A real Chromium for tests: the system's, else the one that npm brought, else a sentence saying what to install. Files that run in
 * one process share it, each in contexts of its own.
 */
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'];

/** Unpacks the Chromium that npm brought, with the shared libraries that a bare machine lacks. */
async function packed(): Promise<string> {
  // The package unpacks its libraries, and lets the dynamic linker find them, only where it believes to be in its own runtime.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const { default: carried } = await import('@sparticuz/chromium');
  return carried.executablePath();
}

/** Where Chromium may be, likeliest first; what npm brought is unpacked when it is asked for. */
const ways = [...PLACES.filter(path => existsSync(path)).map(path => async () => path), packed];

/** Before several processes launch one: none of them then meets what another has unpacked in part. */
export async function prepare(): Promise<void> {
  await ways[0]?.();
}

/** @throws when none starts: the message says what was tried and what to install */
async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const tried: string[] = [];
  for (const way of ways) {
    try {
      return await chromium.launch({ executablePath: await way(), headless: true, args: FLAGS });
    } catch (error) {
      tried.push(String(error).split('\n').slice(0, 3).join(' '));
    }
  }
  throw new Error(
    `No Chromium starts, so the browser tests cannot run: install Debian's package chromium.\n${tried.join('\n')}`,
  );
}

let launched: Promise<Browser> | null = null;

/** The browser of this process; a test closes the contexts that it opens, not the browser. */
export function chromium(): Promise<Browser> {
  launched ??= launch();
  return launched;
}

/** Called once nothing of this process will ask for a page any more; a worker's browser ends with its process. */
export async function close(): Promise<void> {
  if (launched !== null) await (await launched).close();
  launched = null;
}
