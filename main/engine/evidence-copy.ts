import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {DeliveryError} from '../delivery/errors.ts';
import type {Workspace} from '../workspace/types.ts';
import {requireFile} from './evidence-body.ts';
import {fillWhole} from './write-whole.ts';

/**
 * Writes a copy of one file of an evidence item, in bounded memory; a body that is no longer what was captured gives no file.
 * Errors: EngineError `unknown-evidence`; DeliveryError `exists` without `replace`, `corrupt-source`, and those of a full or closed disk.
 */
export const copyEvidence = async (
  workspace: Workspace,
  id: string,
  file: number,
  {path, replace}: {readonly path: string; readonly replace: boolean},
): Promise<{path: string; bytes: number; sha256: string}> => {
  const {name, bytes, sha256} = requireFile(workspace, id, file);
  const source = workspace.blobs.path(sha256);
  await fillWhole(path, replace, async handle => {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(source, {highWaterMark: 1024 * 1024})) {
      hash.update(piece);
      await handle.writeFile(piece);
    }
    if (hash.digest('hex') === sha256) return;
    throw new DeliveryError(
      'corrupt-source',
      `${name} of ${id} is damaged: its content no longer has the SHA-256 under which it was captured. Nothing was written. Restore the assessment folder from a backup.`,
    );
  });
  return {path, bytes, sha256};
};
