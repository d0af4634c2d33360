/**
 * Opens an assessment with every question answered and 5,000 evidence items through the engine, and saves answers in it, each on the
 * disk (FULL sync) when it is acknowledged. Medians. The disk's own share: a row of the same size appended and synced by hand.
 */
import {randomUUID} from 'node:crypto';
import {closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {awsCollector} from '../../collectors/aws/aws-collector.ts';
import {kubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import type {Question} from '../../main/assessment/question.ts';
import {calledFor} from '../../main/assessment/question.ts';
import {createClient} from '../../main/contract/client.ts';
import type {Conclusion} from '../../main/contract/ids.ts';
import {loadLibrary} from '../../main/engine/library.ts';
import {createLocalEngine} from '../../main/engine/local.ts';
import {createWorkspace, openWorkspace} from '../../main/workspace/workspace.ts';

export type Measurement = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
};

const root = join(import.meta.dirname, '../..');
const items = 5000;
const rounds = 15;
const saves = 200;
const deps = {clock: () => new Date(), uuid: randomUUID};
const operations = new Set([...awsCollector.operations, ...kubernetesCollector.operations].map(({id}) => id));
const draft = {reference: 'EP-B', client: 'C', title: 'T', scope: 'S', mode: 'readiness', auditor: 'A'} as const;

/** Measures opening and saving; the limits are those of the issue. */
export const run = async (): Promise<Measurement[]> => {
  const parent = mkdtempSync(join(tmpdir(), 'fieldwork-bench-answers-'));
  const folder = join(parent, 'assessment');
  const cold = performance.now();
  const {frameworks} = await loadLibrary(join(root, 'templates'), operations);
  const templates = performance.now() - cold;
  const questions = frameworks.packs.flatMap(pack => pack.questions);
  await fill(folder, questions);
  const engine = await createLocalEngine(root);
  const client = createClient(engine.transport);
  try {
    const opened: number[] = [];
    const status: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await client.call('assessment.close', {});
      const start = performance.now();
      await client.call('assessment.open', {folder});
      await client.call('answers.list', {});
      const {total} = await client.call('evidence.list', {limit: 1000});
      opened.push(performance.now() - start);
      if (total !== items) throw new Error(`${total} items instead of ${items}`);
      const again = performance.now();
      await client.call('assessment.status', {});
      status.push(performance.now() - again);
    }
    const saved: number[] = [];
    for (let n = 0; n < saves; n++) {
      const question = questions[n % questions.length];
      if (!question) break;
      const answer = {question: question.id, conclusion: 'partly' as const, text: `Looked again, ${n}.`, evidence: []};
      const start = performance.now();
      const {changed} = await client.call('answers.save', {answer, by: 'A'});
      saved.push(performance.now() - start);
      if (!changed) throw new Error(`${question.id} was not saved`);
    }
    return [
      {
        name: `open, ${questions.length} questions answered, ${items} items`,
        value: median(opened),
        unit: 'ms',
        limit: 300,
      },
      {name: 'status of the same', value: median(status), unit: 'ms'},
      {name: 'load all templates, once a process', value: templates, unit: 'ms'},
      {name: 'save an answer, on the disk', value: median(saved), unit: 'ms', limit: 10},
      {name: 'write and sync 1 KiB, the disk alone', value: median(syncs(join(parent, 'raw'))), unit: 'ms'},
    ];
  } finally {
    engine.close();
    rmSync(parent, {recursive: true, force: true});
  }
};

const conclusions: readonly Conclusion[] = ['conforms', 'partly', 'does-not-conform', 'not-applicable', 'not-tested'];

const fill = async (folder: string, questions: readonly Question[]): Promise<void> => {
  const workspace = createWorkspace(folder, draft, deps);
  try {
    const now = new Date().toISOString();
    const blob = await workspace.blobs.put(Buffer.from('a page of a policy\n'));
    const ids = workspace.transaction(() =>
      Array.from({length: items}, (_, n) => {
        const question = questions[n % questions.length];
        const item = workspace.evidence.add(
          {
            kind: 'document',
            title: `Document ${n}`,
            capturedAt: now,
            capturedBy: 'A',
            classification: 'internal',
            originalName: `document-${n}.txt`,
            files: [{name: `document-${n}.txt`, ...blob, mediaType: 'text/plain'}],
            controls: question ? [question.control] : [],
          },
          'A',
        );
        return item.id;
      }),
    );
    const given = new Map(
      questions.map(({id}, n) => [id, {conclusion: conclusions[n % conclusions.length] ?? 'partly'}]),
    );
    workspace.transaction(() => {
      for (const [n, question] of calledFor(questions, given).entries())
        workspace.answers.save({
          question: question.id,
          control: question.control,
          conclusion: given.get(question.id)?.conclusion ?? 'conforms',
          text: 'Seen on site: the register, five entries, and the person who keeps it. '.repeat(4),
          reason: 'As agreed.',
          evidence: ids.slice(n % items, (n % items) + 3),
          answeredBy: 'A',
          answeredAt: now,
        });
    });
  } finally {
    workspace.close();
  }
  openWorkspace(folder, deps).close();
};

const syncs = (file: string): number[] => {
  const handle = openSync(file, 'w');
  try {
    return Array.from({length: saves}, () => {
      const start = performance.now();
      writeSync(handle, Buffer.alloc(1024, 'x'));
      fdatasyncSync(handle);
      return performance.now() - start;
    });
  } finally {
    closeSync(handle);
  }
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

if (import.meta.main) console.table(await run());
