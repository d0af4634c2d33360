import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import type {Client} from '../contract/client.ts';
import {ControlRef} from '../contract/ids.ts';
import type {Input} from '../contract/methods.ts';
import {Sample} from '../contract/papers.ts';
import {parseTemplate} from '../templates/yaml.ts';

const line = z.string().trim().min(1).max(400);
const Outcome = z.strictObject({
  result: z.enum(['conforms', 'does-not-conform', 'not-tested']),
  note: line.optional(),
  evidence: z.array(line).default([]),
});

/** `templates/sample/audit.yaml`: the draws of the demo, with what each item showed, and who signs. */
export const SampleAudit = z.strictObject({
  draws: z.array(
    z.strictObject({
      title: line,
      control: ControlRef,
      question: line.optional(),
      source: z.union([
        z.strictObject({resourceType: line, filter: line.optional()}),
        z.strictObject({list: line, column: line}),
      ]),
      basis: Sample.shape.basis,
      size: z.int().min(1).optional(),
      seed: Sample.shape.seed,
      items: z.array(line).optional(),
      basisNote: line.optional(),
      limits: line.optional(),
      otherwise: Outcome,
      results: z.array(Outcome.extend({items: z.array(line).min(1)})).default([]),
    }),
  ),
  signOffs: z.strictObject({prepared: line, reviewed: line, note: line}),
});

export type SampleAudit = z.infer<typeof SampleAudit>;

/** Reads `audit.yaml` of a sample folder (`templates/sample`). Errors: TemplateError. */
export const loadSampleAudit = (folder: string): SampleAudit =>
  parseTemplate('audit.yaml', readFileSync(join(folder, 'audit.yaml'), 'utf8'), SampleAudit).value;

/**
 * Draws the samples, records what each item showed, and imports `papers.yaml`. Collections and documents must be there. `folder`
 * is `templates/sample`. Errors: CallError, also where a finding does not fit what its sample shows.
 */
export const runPapers = async (
  client: Client,
  folder: string,
  by: string,
): Promise<{readonly samples: number; readonly papers: number}> => {
  const {draws} = loadSampleAudit(folder);
  const evidence = await evidenceByName(client);
  for (const draw of draws) await drawSample(client, draw, evidence, by);
  const imported = await client.call('papers.import', {path: join(folder, 'papers.yaml'), by});
  if (imported.problems.length > 0)
    throw new Error(`The sample papers are faulty: ${JSON.stringify(imported.problems, undefined, 2)}`);
  return {samples: draws.length, papers: imported.saved};
};

/** Signs every scope as prepared and as reviewed; the last thing that is done. Returns the number of signatures. */
export const signPapers = async (client: Client, folder: string): Promise<number> => {
  const {signOffs} = loadSampleAudit(folder);
  const status = await client.call('signoff.status', {});
  for (const {scope} of status)
    for (const role of ['prepared', 'reviewed'] as const)
      await client.call('signoff.sign', {
        scope,
        role,
        by: signOffs[role],
        ...(role === 'reviewed' ? {note: signOffs.note} : {}),
      });
  return 2 * status.length;
};

type Draw = SampleAudit['draws'][number];

const drawSample = async (
  client: Client,
  {otherwise, results, source, size, seed, items, ...draw}: Draw,
  evidence: (name: string) => string,
  by: string,
): Promise<void> => {
  const {title, control, basis, question, basisNote, limits} = draw;
  const {id, paper} = await client.call('samples.draw', {
    title,
    control,
    basis,
    by,
    source: sourceOf(source, evidence),
    ...(question === undefined ? {} : {question}),
    ...(size === undefined ? {} : {size}),
    ...(seed === undefined ? {} : {seed}),
    ...(items === undefined ? {} : {items}),
    ...(basisNote === undefined ? {} : {basisNote}),
    ...(limits === undefined ? {} : {limits}),
  });
  if (paper.kind !== 'sample') return;
  for (const {key, label} of paper.items) {
    const {result, note, evidence: names} = results.find(one => one.items.includes(label)) ?? otherwise;
    await client.call('samples.result', {
      id,
      key,
      result,
      evidence: names.map(evidence),
      by,
      ...(note === undefined ? {} : {note}),
    });
  }
};

const sourceOf = (source: Draw['source'], evidence: (name: string) => string): Input<'samples.draw'>['source'] =>
  'list' in source
    ? {from: 'list', evidence: evidence(source.list), column: source.column}
    : {
        from: 'collection',
        resourceType: source.resourceType,
        ...(source.filter === undefined ? {} : {filter: source.filter}),
      };

/** Finds an attached document by the name it had. */
const evidenceByName = async (client: Client): Promise<(name: string) => string> => {
  const names = new Map<string, string>();
  for (let offset = 0; ; offset += 1000) {
    const {items, total} = await client.call('evidence.list', {offset, limit: 1000});
    for (const {id, originalName} of items) if (originalName !== undefined) names.set(originalName, id);
    if (offset + items.length >= total) break;
  }
  return name => {
    const id = names.get(name);
    if (id === undefined)
      throw new Error(`audit.yaml names ${name}, which is not among the documents of company.yaml.`);
    return id;
  };
};
