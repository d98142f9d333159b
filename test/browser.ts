/** A real Chromium for tests: the system's, else the one that npm brought, else a sentence saying what to install. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'];

async function executable(): Promise<string> {
  const system = PLACES.find(path => existsSync(path));
  if (system !== undefined) return system;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } catch (error) {
    throw new Error(`No Chromium for the browser tests: install Debian's package chromium (${String(error)})`);
  }
}

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), headless: true, args: FLAGS });
}
