import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

const held = (file: string): boolean => {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
};

/** Runs one job at a time over all processes that name the same file. A lock whose process died is taken over. */
export const locked = async <T>(file: string, job: () => Promise<T>): Promise<T> => {
  mkdirSync(dirname(file), {recursive: true});
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), {flag: 'wx'});
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await wait(100);
      if (!held(file)) rmSync(file, {force: true});
    }
  }
  try {
    return await job();
  } finally {
    rmSync(file, {force: true});
  }
};
