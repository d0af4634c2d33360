import {pathOf} from '../../client.ts';
import type {AttachOrder} from './attach-queue.ts';

/** A file somebody chose, dropped or pasted, before it was said how to attach it. */
export type ChosenFile = Pick<AttachOrder, 'name' | 'size' | 'source' | 'kind'>;

/** The last part of a path of any system. */
export const fileName = (path: string): string => path.split(/[/\\]/).filter(Boolean).at(-1) ?? path;

/** Files named by a native dialog. */
export const fromPaths = (paths: readonly string[]): ChosenFile[] =>
  paths.map(path => ({name: fileName(path), size: undefined, source: {path}}));

/** Files of a drop, a paste or a file input: by their path where they have one, else by their bytes. */
export const fromFiles = async (
  files: readonly File[],
  kind?: 'document' | 'photo',
  pathFor: (file: File) => Promise<string> = pathOf,
): Promise<ChosenFile[]> =>
  Promise.all(
    files.map(async file => {
      // A file whose path is not given away still has its bytes.
      const path = await pathFor(file).catch(() => '');
      const source = path ? {path} : {bytes: async () => new Uint8Array(await file.arrayBuffer())};
      return {name: file.name, size: file.size, source, ...(kind ? {kind} : {})};
    }),
  );

/** A clipboard calls every picture the same; a name with its second tells them apart. */
export const nameOfPaste = (file: File, now: Date, say: (stamp: string) => string): string => {
  if (file.name && !/^image\.\w+$/.test(file.name)) return file.name;
  const stamp = now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  const ending = /^image\/(png|jpeg|gif|webp|bmp)$/.exec(file.type)?.[1] ?? 'png';
  return `${say(stamp)}.${ending === 'jpeg' ? 'jpg' : ending}`;
};
