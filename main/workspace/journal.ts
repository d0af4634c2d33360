import {randomBytes} from 'node:crypto';
import type {Journal, ReadRecord, RecordedRead} from '../../collectors/collector.ts';
import {commitSecret, saltBytes} from '../evidence/redaction.ts';
import type {Workspace} from './types.ts';

type Waiting = {
  readonly read: ReadRecord;
  readonly resolve: (read: RecordedRead) => void;
  readonly reject: (cause: unknown) => void;
};

/**
 * The journal of one collection over a workspace. Reads that end in the same turn of the event loop share one transaction, and so
 * one wait for the disk; each still has its own custody entry. Salts become durable no later than the read that needs them.
 */
export const createJournal = (
  workspace: Pick<Workspace, 'blobs' | 'reads' | 'transaction'>,
  collection: string,
  actor: string,
  random: (bytes: number) => Uint8Array = randomBytes,
): Journal => {
  let waiting: Waiting[] = [];
  let salts: (readonly [commitment: string, salt: Uint8Array])[] = [];

  const keep = (batch: readonly Waiting[]): RecordedRead[] =>
    workspace.transaction(() => {
      for (const [commitment, salt] of salts) workspace.reads.keepSalt(commitment, salt);
      return batch.map(({read}) => workspace.reads.record(collection, read, actor));
    });

  const settle = (batch: readonly Waiting[]): void => {
    try {
      const kept = keep(batch);
      salts = [];
      batch.forEach(({resolve}, index) => {
        resolve(kept[index] as RecordedRead);
      });
    } catch (cause) {
      // One bad read must not take its neighbours with it.
      if (batch.length === 1) batch[0]?.reject(cause);
      else for (const single of batch) settle([single]);
    }
  };

  const flush = () => {
    const batch = waiting;
    waiting = [];
    settle(batch);
  };

  return {
    recall: key => workspace.reads.recall(collection, key),
    load: ({sha256}) => workspace.blobs.get(sha256),
    store: async (bytes, mediaType) => ({...(await workspace.blobs.put(bytes)), mediaType}),
    record: read =>
      new Promise((resolve, reject) => {
        if (waiting.push({read, resolve, reject}) === 1) setImmediate(flush);
      }),
    commit: secret => {
      const salt = random(saltBytes);
      const commitment = commitSecret(secret, salt);
      salts.push([commitment, salt]);
      return commitment;
    },
  };
};
