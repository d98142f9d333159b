import { close } from '../browser.ts';

export const mochaGlobalTeardown = close;
