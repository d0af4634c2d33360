import {closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import type {z} from 'zod';

export type JsonFile<T> = {
  /** What the file says; the default where it is absent, damaged or of another form. */
  read(): T;
  /** Whole or not at all, for the owner's eyes only. */
  write(value: T): void;
};

/** A small file of the shell's own, parsed by a schema whenever it is read. */
export const jsonFile = <T>(path: string, schema: z.ZodType<T>, usual: T): JsonFile<T> => ({
  read: () => {
    try {
      return schema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? usual;
    } catch {
      return usual;
    }
  },
  write: value => {
    mkdirSync(dirname(path), {recursive: true});
    const temporary = `${path}.new`;
    try {
      rmSync(temporary, {force: true});
      const file = openSync(temporary, 'wx', 0o600);
      try {
        writeSync(file, `${JSON.stringify(value, null, 2)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, path);
    } catch (cause) {
      rmSync(temporary, {force: true});
      throw cause;
    }
  },
});
