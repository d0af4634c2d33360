import {createHash, randomBytes} from 'node:crypto';
import type {Journal, RecordedRead} from '../../collectors/collector.ts';
import {commitSecret, saltBytes} from '../evidence/redaction.ts';
import {WorkspaceError} from './errors.ts';
import {formatId} from './numbering.ts';
import {isFinal} from './reads.ts';

/** A journal that keeps nothing beyond its own life: for a preflight without an assessment. */
export const createMemoryJournal = (random: (bytes: number) => Uint8Array = randomBytes): Journal => {
  const bodies = new Map<string, Uint8Array>();
  const final = new Map<string, RecordedRead>();
  let reads = 0;
  let items = 0;
  return {
    recall: key => final.get(key),
    load: async ({sha256}) => {
      const bytes = bodies.get(sha256);
      if (!bytes) throw new WorkspaceError('missing-blob', `The body ${sha256} was not kept. Read it again.`);
      return bytes;
    },
    store: async (bytes, mediaType) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      bodies.set(sha256, bytes.slice());
      return {sha256, bytes: bytes.length, mediaType};
    },
    record: async read => {
      const evidence = read.bodies.length > 0 ? {evidenceId: formatId('E', ++items)} : {};
      const recorded = {...read, id: formatId('R', ++reads), ...evidence};
      if (isFinal(read.provenance.outcome)) final.set(read.key, recorded);
      return recorded;
    },
    commit: secret => commitSecret(secret, random(saltBytes)),
  };
};
