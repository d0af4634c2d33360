import {existsSync} from 'node:fs';
import {findChromium, noChromium} from '../../../build/stand-in/chromium.ts';

/** Why window tests cannot run on this machine, or undefined where they can. */
export const noWindow = (): string | undefined =>
  findChromium({platform: process.platform, env: process.env, exists: existsSync}) === undefined
    ? noChromium
    : undefined;

/** Whether a machine without a browser fails the window tests instead of skipping them. */
export const windowRequired = process.env.FIELDWORK_REQUIRE_WINDOW === '1';
