import { prepare } from '../browser.ts';

export const mochaGlobalSetup = prepare;
