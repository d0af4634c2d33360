import {constants} from 'node:fs';
import {open} from 'node:fs/promises';
import type {ChunkReader} from './chunks.ts';
import {DeliveryError, systemCode} from './errors.ts';
import type {PayloadFile} from './types.ts';

/** The bytes of a payload file, in chunks (see `ChunkReader`). Errors: DeliveryError `missing-source`, `corrupt-source` when it ends early or goes on. */
export async function* readSource(file: PayloadFile, read: ChunkReader): AsyncGenerator<Uint8Array> {
  if (file.source.kind === 'bytes') {
    checkLength(file, file.source.bytes.length);
    yield file.source.bytes;
    return;
  }
  const handle = await openSource(file, file.source.path);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new DeliveryError('corrupt-source', `${file.source.path} is not a file.`);
    checkLength(file, stat.size);
    let seen = 0;
    for await (const chunk of read(handle, 0, file.bytes)) {
      seen += chunk.length;
      yield chunk;
    }
    checkLength(file, seen);
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    throw new DeliveryError('missing-source', `${file.source.path}, which becomes data/${file.path}, cannot be read.`, {
      cause: error,
    });
  } finally {
    await handle.close();
  }
}

const openSource = async (file: PayloadFile, path: string) => {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw new DeliveryError(
      'missing-source',
      `${path}, which becomes data/${file.path}, cannot be opened (${systemCode(error)}). Nothing was packaged.`,
      {cause: error},
    );
  }
};

const checkLength = (file: PayloadFile, bytes: number) => {
  if (bytes !== file.bytes) throw corrupt(file, `it should have ${file.bytes} bytes and has ${bytes}`);
};

/** Errors: DeliveryError `corrupt-source` when the digest is not the declared one. */
export const checkDigest = (file: PayloadFile, sha256: string): void => {
  if (file.sha256 !== undefined && file.sha256 !== sha256) {
    throw corrupt(file, `its SHA-256 should be ${file.sha256} and is ${sha256}`);
  }
};

const corrupt = (file: PayloadFile, difference: string) => {
  const where = file.source.kind === 'file' ? ` (${file.source.path})` : '';
  return new DeliveryError(
    'corrupt-source',
    `data/${file.path}${where} is not what was taken into evidence: ${difference}. Nothing was packaged.`,
  );
};
