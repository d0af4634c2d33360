import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it, onTestFinished} from 'vitest';
import {createWorkspace, openWorkspace} from '../../main/workspace/workspace.ts';
import {draft} from './fixtures/records.ts';
import {custodyActions, freshFolder} from './fixtures/workspace.ts';

const writer = join(import.meta.dirname, 'fixtures', 'busy-writer.ts');

const kinds = ['read', 'answer', 'attached'] as const;

/** Lets a process write until `delay` ms after its first acknowledged write of one kind, kills it, and returns what it acknowledged. */
const writeUntilKilled = async (folder: string, round: number, delay: number): Promise<string[]> => {
  const child = spawn(process.execPath, [writer, folder, String(round)], {stdio: ['ignore', 'pipe', 'inherit']});
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  const first = new RegExp(`^${kinds[round % kinds.length]} .*\n`, 'm');
  await new Promise<void>((seen, failed) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (first.test(output)) seen();
    });
    child.once('exit', code => failed(new Error(`The writer ended by itself (${code}).`)));
  });
  await new Promise(resolve => setTimeout(resolve, delay));
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return output.split('\n').slice(0, -1);
};

/** Every blob there is, half ones too. */
function* blobsOf(folder: string): Generator<[name: string, bytes: Buffer]> {
  const root = join(folder, 'blobs', 'sha256');
  for (const shard of readdirSync(root)) {
    for (const name of readdirSync(join(root, shard))) yield [name, readFileSync(join(root, shard, name))];
  }
}

it('thirty kills at random moments lose nothing acknowledged, break no chain and leave no temporary file', {
  timeout: 180_000,
}, async () => {
  const folder = join(freshFolder(), 'w');
  createWorkspace(folder, draft).close();
  const seen = {read: 0, answer: 0, attached: 0};
  let earlier = 0;
  for (let round = 0; round < 30; round++) {
    const acknowledged = await writeUntilKilled(folder, round, Math.random() * 150);
    const workspace = openWorkspace(folder);
    try {
      const answers = new Set(workspace.answers.list().map(a => a.question));
      for (const line of acknowledged) {
        const [what = '', id = '', readId = ''] = line.split(' ');
        if (what === 'read') {
          const read = workspace.reads.recall('C-0001', id);
          expect(read?.id, line).toBe(readId);
          const body = await workspace.blobs.get(read?.bodies[0]?.sha256 ?? '');
          expect(JSON.parse(Buffer.from(body).toString()).key).toBe(id);
          expect(workspace.evidence.get(read?.evidenceId ?? '')?.readId).toBe(readId);
        } else if (what === 'answer') expect(answers.has(id), line).toBe(true);
        else {
          const [file] = workspace.evidence.get(id)?.files ?? [];
          expect(await workspace.blobs.get(file?.sha256 ?? ''), line).toHaveLength(file?.bytes ?? -1);
        }
        seen[what as keyof typeof seen]++;
      }
      const actions = await custodyActions(workspace);
      expect(actions.length).toBeGreaterThanOrEqual(earlier + acknowledged.length);
      earlier = actions.length;
      const items = workspace.evidence.count();
      expect(actions.filter(a => a === 'captured' || a === 'attached')).toHaveLength(items);
      expect(actions.filter(a => a === 'answered')).toHaveLength(answers.size);
      expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
      expect(workspace.collections.resumable('aws', {kind: 'aws'})?.id).toBe('C-0001');
    } finally {
      workspace.close();
    }
  }
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThanOrEqual(10);
  for (const [name, bytes] of blobsOf(folder)) expect(createHash('sha256').update(bytes).digest('hex')).toBe(name);
});
