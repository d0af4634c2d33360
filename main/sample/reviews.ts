import {join} from 'node:path';
import type {Client} from '../contract/client.ts';

/** What the reviews of the sample company left on record. */
export type SampleReviews = {
  /** Decisions of both editions: 93 and 114. */
  readonly decisions: number;
  /** Rows of the responsibility matrix and vendors. */
  readonly papers: number;
};

/**
 * Records the Statement of Applicability in both editions, the responsibility matrix and the vendor register of a sample folder
 * (`templates/sample`), into the open assessment whose documents are attached. Errors: Error with the faults of a file.
 */
export const runReviews = async (client: Client, sample: string, by: string): Promise<SampleReviews> => {
  let decisions = 0;
  for (const file of ['soa-2022.yaml', 'soa-2013.yaml']) {
    const imported = await client.call('soa.import', {path: join(sample, file), by});
    refuse(file, imported.problems);
    decisions += imported.saved;
  }
  const adopted = await client.call('soa.adopt', {edition: '2013', reviewed: '2026-10-20', by});
  const papers = await client.call('papers.import', {path: join(sample, 'reviews.yaml'), by});
  refuse('reviews.yaml', papers.problems);
  return {decisions: decisions + adopted.saved, papers: papers.saved};
};

const refuse = (file: string, problems: readonly unknown[]): void => {
  if (problems.length > 0) throw new Error(`The sample's ${file} is faulty: ${JSON.stringify(problems)}`);
};
