import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Client} from '../contract/client.ts';
import type {Mode} from '../contract/ids.ts';
import type {Output} from '../contract/methods.ts';
import type {SampleCloud} from './cloud.ts';
import {loadSampleCompany, sampleAnswerFiles} from './company.ts';
import {runPapers, signPapers} from './papers.ts';
import {runReviews} from './reviews.ts';

export type Engagement = {
  readonly collections: readonly Output<'collect.start'>[];
  readonly documents: number;
  readonly answers: number;
  readonly package: Output<'package.build'>;
  readonly verification: Output<'package.verify'>;
  readonly status: Output<'assessment.status'>;
};

export type EngagementPlan = {
  readonly templates: string;
  /** New or empty. */
  readonly folder: string;
  readonly mode: Mode;
};

/** The whole job on the sample company through the contract alone, as any client would do it. */
export const runEngagement = async (
  client: Client,
  cloud: SampleCloud,
  {templates, folder, mode}: EngagementPlan,
  say: (line: string) => void,
): Promise<Engagement> => {
  const sample = join(templates, 'sample');
  const {assessment} = loadSampleCompany(sample);
  const by = assessment.auditor;

  await client.call('assessment.create', {folder: join(folder, 'assessment'), assessment: {...assessment, mode}});
  say(`Created the assessment of ${assessment.client}.`);
  const files = sampleAnswerFiles(sample).map(file => join(sample, file));
  const {collections, documents, answers} = await recordEngagement(
    client,
    [cloud.aws, cloud.kubernetes],
    {sample, answers: files},
    say,
  );
  const signatures = await signPapers(client, sample);
  say(`Signed ${signatures} times.`);

  const built = await client.call('package.build', {folder, by});
  say(`Packed ${built.files} files into ${built.path}.`);
  const report = await client.call('report.write', {path: join(folder, 'report.pdf')});
  say(`Wrote the report, ${report.bytes} bytes.`);
  const verification = await client.call('package.verify', {path: built.path});
  const status = await client.call('assessment.status', {});
  return {collections, documents, answers, package: built, verification, status};
};

/**
 * Collects from the targets and records documents, the answers of these files, reviews and working papers in the open assessment: all of the job
 * that comes before it is signed.
 */
export const recordEngagement = async (
  client: Client,
  targets: readonly unknown[],
  {sample, answers: files}: {readonly sample: string; readonly answers: readonly string[]},
  say: (line: string) => void,
): Promise<Pick<Engagement, 'collections' | 'documents' | 'answers'>> => {
  const {assessment, documents} = loadSampleCompany(sample);
  const by = assessment.auditor;
  const collections = [];
  for (const target of targets) {
    const result = await client.call('collect.start', {target: target as never, by});
    const {reads, resources, identity} = result.collection;
    const total = reads.ok + reads.absent + reads.denied + reads.other;
    say(`Read ${identity?.name}: ${reads.ok + reads.absent} of ${total} reads answered, ${resources} resources.`);
    collections.push(result);
  }

  for (const {file, note, ...document} of documents) {
    const path = join(sample, 'documents', file);
    await client.call('evidence.attach', {...document, ...(note === undefined ? {} : {note}), path, by});
  }
  let answers = 0;
  for (const path of files) {
    const imported = await client.call('answers.import', {path, by});
    if (imported.problems.length > 0)
      throw new Error(`The sample answers are faulty: ${JSON.stringify(imported.problems)}`);
    answers += imported.saved;
  }
  say(`Attached ${documents.length} documents and imported ${answers} answers.`);

  const reviews = await runReviews(client, sample, by);
  const {samples, papers} = await runPapers(client, sample, by);
  say(
    `Recorded ${reviews.decisions} decisions of applicability, ${samples} samples and ${reviews.papers + papers} further papers.`,
  );
  return {collections, documents: documents.length, answers};
};

/** Whether a folder may be filled: it is not there yet, or empty. */
export const isFree = async (folder: string): Promise<boolean> => {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
};
