import {existsSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {z} from 'zod';
import {descriptorNames} from '../contract/ids.ts';
import {writeFileDurably} from './durable.ts';
import {WorkspaceError} from './errors.ts';
import {explainFailure, explaining} from './failures.ts';
import {newerVersion} from './migrations.ts';

const currentVersion = 1;

const Descriptor = z.object({
  format: z.literal('fieldwork-workspace'),
  version: z.int().positive(),
  assessment: z.uuid(),
});

export type Descriptor = z.infer<typeof Descriptor>;

/** The file that makes a folder a workspace; written last, so an unfinished creation is no workspace. */
export const descriptorPath = (folder: string): string =>
  join(folder, descriptorNames.find(name => existsSync(join(folder, name))) ?? descriptorNames[0]);

/** Writes the descriptor durably. */
export const writeDescriptor = (folder: string, assessment: string): void => {
  const descriptor: Descriptor = {format: 'fieldwork-workspace', version: currentVersion, assessment};
  const path = descriptorPath(folder);
  explaining('Creating the assessment', path, () => writeFileDurably(path, `${JSON.stringify(descriptor, null, 2)}\n`));
};

/** What a folder says it is. Errors: WorkspaceError `not-a-workspace`, `newer-version`, `no-permission`. */
export const readDescriptor = (folder: string): Descriptor => {
  const path = descriptorPath(folder);
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (cause) {
    const {code} = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw notAWorkspace(folder, `it has no ${descriptorNames[0]}`, cause);
    throw explainFailure(cause, 'Opening the assessment', path);
  }
  const parsed = Descriptor.safeParse(parseJson(content));
  if (!parsed.success) throw notAWorkspace(folder, `its ${basename(path)} cannot be read`, parsed.error);
  if (parsed.data.version > currentVersion) throw newerVersion(folder, parsed.data.version, currentVersion);
  return parsed.data;
};

const parseJson = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
};

const notAWorkspace = (folder: string, why: string, cause: unknown) =>
  new WorkspaceError(
    'not-a-workspace',
    `${folder} is not an assessment folder: ${why}. Choose a folder made by Fieldwork, or make a new one with "fieldwork new".`,
    {cause},
  );
