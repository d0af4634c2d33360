import {constants, type Stats} from 'node:fs';
import {access, open, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import type {Classification, ControlRef} from '../contract/ids.ts';
import {detectMediaType, mediaTypeHead} from '../evidence/media-type.ts';
import {packageName} from '../evidence/package-name.ts';
import {type CopyOptions, notAFile} from './copy-in.ts';
import {WorkspaceError} from './errors.ts';
import {explainFailure, explainingAsync} from './failures.ts';
import type {EvidenceItem, Workspace} from './types.ts';

/** What is said of an attachment, wherever its bytes come from. */
export type AttachmentFacts = {
  readonly actor: string;
  readonly classification: Classification;
  readonly controls: readonly ControlRef[];
  /** UTC with milliseconds: when the auditor received or took it. */
  readonly capturedAt: string;
  /** Absent: a photo where the content is an image, else a document. */
  readonly kind?: 'document' | 'photo';
  /** Absent: the file's name. */
  readonly title?: string;
  readonly note?: string;
};

export type AttachmentRequest = AttachmentFacts & {readonly path: string};

/**
 * Takes a file into evidence; resolves when body, item and custody entry are durable. The original is only read. An empty file is taken, and its
 * note says so. Errors: WorkspaceError `bad-attachment`, `source-changed`, `cancelled`, `disk-full`, `read-only`.
 */
export const attachFile = async (
  workspace: Pick<Workspace, 'blobs' | 'evidence'>,
  request: AttachmentRequest,
  options: CopyOptions = {},
): Promise<EvidenceItem> => {
  const {path} = request;
  await checkSource(path);
  const body = await workspace.blobs.putFile(path, options);
  return record(workspace, basename(path), body, await readHead(workspace.blobs.path(body.sha256)), request);
};

/** Takes bytes that have no file into evidence, under a name that somebody gave them, as `attachFile` does. */
export const attachBytes = async (
  workspace: Pick<Workspace, 'blobs' | 'evidence'>,
  {name, bytes, ...facts}: AttachmentFacts & {readonly name: string; readonly bytes: Uint8Array},
): Promise<EvidenceItem> =>
  record(workspace, name, await workspace.blobs.put(bytes), bytes.subarray(0, mediaTypeHead), facts);

const record = (
  workspace: Pick<Workspace, 'evidence'>,
  originalName: string,
  body: {readonly sha256: string; readonly bytes: number},
  head: Uint8Array,
  {actor, classification, controls, capturedAt, ...request}: AttachmentFacts,
): EvidenceItem => {
  const mediaType = detectMediaType(head, originalName);
  const note = [request.note, body.bytes === 0 && 'The file is empty (0 bytes).'].filter(Boolean).join(' ');
  return workspace.evidence.add(
    {
      kind: request.kind ?? (mediaType.startsWith('image/') ? 'photo' : 'document'),
      title: request.title ?? originalName,
      capturedAt,
      capturedBy: actor,
      classification,
      originalName,
      ...(note && {note}),
      files: [{name: packageName(originalName), ...body, mediaType}],
      controls,
    },
    actor,
  );
};

const checkSource = async (path: string): Promise<void> => {
  let found: Stats;
  try {
    found = await stat(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  if (!found.isFile()) throw notAFile(path);
  try {
    await access(path, constants.R_OK);
  } catch (cause) {
    throw unreadable(path, cause);
  }
};

const unreadable = (path: string, cause: unknown): Error => {
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP':
      return new WorkspaceError(
        'bad-attachment',
        `${path} is not there, or is a link to nowhere. Check the path and attach it again.`,
        {cause},
      );
    case 'EACCES':
    case 'EPERM':
      return new WorkspaceError(
        'bad-attachment',
        `${path} cannot be read: no permission. Give your user read access to it and attach it again.`,
        {cause},
      );
    default:
      return explainFailure(cause, 'Attaching', path);
  }
};

const readHead = (path: string): Promise<Uint8Array> =>
  explainingAsync('Reading evidence', path, async () => {
    const file = await open(path, 'r');
    try {
      const {buffer, bytesRead} = await file.read(Buffer.alloc(mediaTypeHead), 0, mediaTypeHead, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  });
