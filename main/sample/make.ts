import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {parse, stringify} from 'yaml';
import {z} from 'zod';
import type {Client} from '../contract/client.ts';
import {sampleMarker} from '../engine/sample-room.ts';
import {loadSampleCompany, sampleAnswerFiles} from './company.ts';
import {recordEngagement} from './engagement.ts';

/** Families that are begun only: something to try for whoever opens the sample. */
const begun: readonly string[] = ['A.07.yaml', 'A.10.yaml', 'A.17.yaml'];

const Answers = z.looseObject({answers: z.array(z.unknown())});

/**
 * Makes the assessment that `sample.open` copies, in a new folder: collected and answered but for three families, not signed and not sealed. Its
 * targets are named, so that they are the same wherever account and cluster run. The assessment is closed at the end.
 */
export const makeSample = async (
  client: Client,
  {sample, folder}: {readonly sample: string; readonly folder: string},
): Promise<void> => {
  const {assessment} = loadSampleCompany(sample);
  await client.call('assessment.create', {folder, assessment});
  await client.call('assessment.close', {});
  await writeFile(join(folder, sampleMarker), `${JSON.stringify({format: 'fieldwork-sample', version: 1}, null, 2)}\n`);
  await client.call('assessment.open', {folder});
  const targets = (await client.call('collect.targets', {})).sample.map(({target}) => target);
  const work = await mkdtemp(join(tmpdir(), 'fieldwork-answers-'));
  try {
    const answers = [];
    for (const file of sampleAnswerFiles(sample)) {
      const path = join(sample, file);
      answers.push(begun.includes(basename(file)) ? await firstHalf(path, work) : path);
    }
    await recordEngagement(client, targets, {sample, answers}, () => undefined);
  } finally {
    await rm(work, {recursive: true, force: true});
    await client.call('assessment.close', {});
  }
};

/** A file with the first half of the answers of another. */
const firstHalf = async (path: string, folder: string): Promise<string> => {
  const {answers, ...rest} = Answers.parse(parse(await readFile(path, 'utf8')));
  const half = join(folder, basename(path));
  await writeFile(half, stringify({...rest, answers: answers.slice(0, Math.ceil(answers.length / 2))}));
  return half;
};
