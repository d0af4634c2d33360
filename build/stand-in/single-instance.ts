import {randomUUID} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';

/** What a second start tells the first one. */
export type Start = {readonly argv: readonly string[]; readonly workingDirectory: string; readonly data: unknown};

/**
 * Takes the place of the one app over a folder, or tells the app that has it about this start. The place is a locked SQLite file: it is
 * free the moment its process dies. Starts are told by files in a watched folder, so that telling is done when this returns.
 * Returns how to give the place back, or undefined where it is taken.
 */
export const takePlace = (folder: string, own: Start, onStart: (start: Start) => void): (() => void) | undefined => {
  const inbox = join(folder, 'starts');
  mkdirSync(inbox, {recursive: true});
  const lock = new DatabaseSync(join(folder, 'instance.lock'), {timeout: 0});
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    const name = randomUUID();
    writeFileSync(join(inbox, `${name}.part`), JSON.stringify(own));
    renameSync(join(inbox, `${name}.part`), join(inbox, `${name}.json`));
    return undefined;
  }
  for (const name of readdirSync(inbox)) rmSync(join(inbox, name), {force: true});
  const watcher = watch(inbox, () => {
    for (const name of readdirSync(inbox).filter(entry => entry.endsWith('.json'))) {
      const start = JSON.parse(readFileSync(join(inbox, name), 'utf8')) as Start;
      rmSync(join(inbox, name));
      onStart(start);
    }
  });
  watcher.unref();
  return () => {
    watcher.close();
    lock.close();
  };
};
