import {z} from 'zod';
import {Recent} from '../contract/shell.ts';
import type {JsonFile} from './json-file.ts';

const StoredRecent = Recent.omit({missing: true});
/** The file of recent assessments, the latest first. */
export const StoredRecents = z.array(StoredRecent);
export type StoredRecents = z.infer<typeof StoredRecents>;

const kept = 20;

/** What the engine's answer tells of an assessment. */
const Opened = z.object({folder: z.string(), reference: z.string(), client: z.string(), title: z.string()});
const telling: ReadonlySet<string> = new Set([
  'assessment.create',
  'assessment.open',
  'assessment.update',
  'sample.open',
]);

export type Told = z.infer<typeof Opened>;

/** The assessment that an answer of the engine tells of, or undefined where it is about something else. */
export const toldBy = (method: string, value: unknown): Told | undefined =>
  telling.has(method) ? Opened.safeParse(value).data : undefined;

/** Recent assessments, learned from the engine's own answers. `isThere`: whether a folder still holds an assessment. */
export const createRecents = (
  file: JsonFile<StoredRecents>,
  {now, isThere}: {readonly now: () => Date; readonly isThere: (folder: string) => boolean},
) => ({
  list: (): Recent[] => file.read().map(recent => ({...recent, missing: !isThere(recent.folder)})),
  folders: (): string[] => file.read().map(({folder}) => folder),
  /** Puts an assessment first, as the engine's answer tells of it. */
  learn: (opened: Told): void => {
    const others = file.read().filter(({folder}) => folder !== opened.folder);
    file.write([{...opened, openedAt: now().toISOString()}, ...others].slice(0, kept));
  },
  forget: (folder: string): void => file.write(file.read().filter(recent => recent.folder !== folder)),
});

export type Recents = ReturnType<typeof createRecents>;
