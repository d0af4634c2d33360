import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** The newest time of change in files and folders and all below them, in milliseconds; 0 where there is nothing. */
export const newestChange = (path: string): number => {
  const info = statSync(path, {throwIfNoEntry: false});
  if (!info) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), info.mtimeMs);
};

/** Whether one of the sources changed after the stamp was set, or there is no stamp. */
export const isStale = (stamp: string, sources: readonly string[]): boolean => {
  const made = statSync(stamp, {throwIfNoEntry: false})?.mtimeMs;
  return made === undefined || sources.some(source => newestChange(source) >= made);
};
