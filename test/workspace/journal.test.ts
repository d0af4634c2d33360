import {createHash} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import type {Journal} from '../../collectors/collector.ts';
import {openDatabase} from '../../main/workspace/database.ts';
import {createJournal} from '../../main/workspace/journal.ts';
import {createMemoryJournal} from '../../main/workspace/memory-journal.ts';
import {read} from './fixtures/records.ts';
import {custodyActions, freshWorkspace} from './fixtures/workspace.ts';

const withWorkspace = () => {
  const workspace = freshWorkspace();
  const {id} = workspace.collections.begin('aws', {kind: 'aws'}, 'A');
  return {workspace, id, journal: createJournal(workspace, id, 'A')};
};

const journals: [string, () => Journal][] = [
  ['of a workspace', () => withWorkspace().journal],
  ['in memory', () => createMemoryJournal()],
];

describe.each(journals)('a journal %s', (_, open) => {
  it('keeps bodies and recalls reads that ended for good', async () => {
    const journal = open();
    const body = await journal.store(Buffer.from('{"a":1}'), 'application/json');
    expect(body).toEqual({
      sha256: createHash('sha256').update('{"a":1}').digest('hex'),
      bytes: 7,
      mediaType: 'application/json',
    });
    expect(Buffer.from(await journal.load(body)).toString()).toBe('{"a":1}');
    await expect(journal.load({...body, sha256: 'a'.repeat(64)})).rejects.toEqual(
      expect.objectContaining({code: 'missing-blob'}),
    );
    expect(journal.recall('k')).toBeUndefined();
    const recorded = await journal.record(read('k', [body]));
    expect(recorded).toMatchObject({id: 'R-000001', evidenceId: 'E-000001'});
    expect(journal.recall('k')).toEqual(recorded);
    const throttled = await journal.record(read('t', [], {outcome: 'throttled'}));
    expect(throttled).toMatchObject({id: 'R-000002'});
    expect(throttled).not.toHaveProperty('evidenceId');
    expect(journal.recall('t')).toBeUndefined();
  });

  it('commits to a secret differently each time, and never keeps it', () => {
    const journal = open();
    const [one, two] = [journal.commit('hunter2'), journal.commit('hunter2')];
    expect(one).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(one).not.toBe(two);
  });
});

describe('a journal of a workspace', () => {
  it('records reads of one turn together, in order, each with its custody entry', async () => {
    const {journal, workspace, id} = withWorkspace();
    const recorded = await Promise.all(Array.from({length: 50}, (_, n) => journal.record(read(`k${n}`, []))));
    expect(recorded.map(r => r.id)).toEqual(Array.from({length: 50}, (_, n) => `R-${String(n + 1).padStart(6, '0')}`));
    expect(workspace.reads.counts(id).ok).toBe(50);
    expect(await custodyActions(workspace)).toHaveLength(52);
  });

  it('refuses a bad read without its neighbours', async () => {
    const {journal, workspace} = withWorkspace();
    const unstored = {sha256: 'a'.repeat(64), bytes: 1, mediaType: 'application/json'};
    const results = await Promise.allSettled([
      journal.record(read('a', [])),
      journal.record(read('b', [unstored])),
      journal.record(read('c', [])),
    ]);
    expect(results.map(r => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([...workspace.reads.list()].map(r => r.key)).toEqual(['a', 'c']);
    expect(await custodyActions(workspace)).toHaveLength(4);
  });

  it('has the salt of a commitment as soon as the read is recorded, and proves the value with it', async () => {
    const {journal, workspace} = withWorkspace();
    const commitment = journal.commit('hunter2');
    await journal.record(read('k', []));
    workspace.close();
    const database = openDatabase(`${workspace.folder}/assessment.db`);
    const row = database.get('SELECT salt FROM salts WHERE commitment = ?', commitment);
    database.close();
    const salt = row?.salt as Uint8Array;
    expect(salt).toHaveLength(16);
    expect(
      `sha256:${createHash('sha256')
        .update(Buffer.concat([salt, Buffer.from('hunter2')]))
        .digest('hex')}`,
    ).toBe(commitment);
  });
});
