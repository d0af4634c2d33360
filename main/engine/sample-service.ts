import {randomBytes} from 'node:crypto';
import {refuseProblems} from '../assessment/paper-errors.ts';
import {questionProblems} from '../assessment/paper-rules.ts';
import {comparePopulations, drawKeys} from '../assessment/sample-draw.ts';
import {takeSample, withResult} from '../assessment/sample-rules.ts';
import type {Classification} from '../contract/ids.ts';
import type {Handlers, Output, Parsed} from '../contract/methods.ts';
import type {Sample, StoredPaper} from '../contract/papers.ts';
import type {Workspace} from '../workspace/types.ts';
import {paperContext, requirePaper, savePaper} from './paper-saving.ts';
import {requireControls} from './references.ts';
import {type DrawSource, type LoadedPopulation, loadPopulation} from './sample-population.ts';
import type {Session} from './session.ts';

type SampleMethods = 'samples.population' | 'samples.draw' | 'samples.check' | 'samples.result';

const listed = 1_000;

/** Samples: drawn so that another auditor draws the same, checked against the population, followed to the result of each item. */
export const sampleHandlers = (session: Session): Pick<Handlers, SampleMethods> => ({
  'samples.population': async ({source}) => {
    const population = await loadPopulation(session, session.workspace(), source);
    const {keys, labels, sha256, limits} = population;
    return {
      source: population.source,
      size: keys.length,
      sha256,
      limits: [...limits],
      items: keys.slice(0, listed).map(key => ({key, label: labels.get(key) ?? key})),
    };
  },
  'samples.draw': input => draw(session, input),
  'samples.check': ({id}) => check(session, id),
  'samples.result': async ({id, key, by, ...result}) => {
    const workspace = session.workspace();
    const contextOf = paperContext(session, workspace, await session.library());
    const {sample, version} = requireSample(workspace, id);
    return savePaper(workspace, contextOf, withResult(sample, key, result), {id, by, expected: version});
  },
});

const draw = async (session: Session, input: Parsed<'samples.draw'>): Promise<StoredPaper> => {
  const {title, control, question, basis, basisNote, by} = input;
  const workspace = session.workspace();
  const {frameworks} = await session.library();
  requireControls(frameworks, [control]);
  if (question !== undefined)
    refuseProblems(questionProblems(question, {hasQuestion: id => frameworks.question(id) !== undefined}));
  const population = await loadPopulation(session, workspace, input.source);
  const {keys, seed} = takeSample(input, population.keys, () => randomBytes(16).toString('hex'));
  const kept = await workspace.blobs.put(Buffer.from(population.text));
  const at = session.now();
  const limits = [...population.limits, ...(input.limits === undefined ? [] : [input.limits])].join(' ');
  return workspace.transaction(() => {
    const evidence = workspace.evidence.add(
      {
        kind: 'document',
        title: `Population: ${title}`,
        capturedAt: at,
        capturedBy: by,
        classification: classificationOf(workspace, population.source),
        note: 'The sorted keys a sample was drawn from, one a line.',
        files: [{name: 'population.txt', ...kept, mediaType: 'text/plain'}],
        controls: [control],
      },
      by,
    );
    const sample: Sample = {
      kind: 'sample',
      title,
      control,
      ...(question === undefined ? {} : {question}),
      population: {
        source: population.source,
        size: population.keys.length,
        sha256: population.sha256,
        evidence: evidence.id,
      },
      basis,
      ...(basisNote === undefined ? {} : {basisNote}),
      size: keys.length,
      ...(seed === undefined ? {} : {seed}),
      items: keys.map(key => ({key, label: population.labels.get(key) ?? key, result: 'open', evidence: []})),
      ...(limits === '' ? {} : {limits}),
      drawnBy: by,
      drawnAt: at,
    };
    return workspace.papers.save(sample, {by}).stored;
  });
};

const check = async (session: Session, id: string): Promise<Output<'samples.check'>> => {
  const workspace = session.workspace();
  const {sample} = requireSample(workspace, id);
  const {size, sha256, source} = sample.population;
  const now = await loadPopulation(session, workspace, latestOf(workspace, source));
  const before = await keptKeys(workspace, sample);
  return {
    id,
    same: now.sha256 === sha256,
    atDraw: {size, sha256},
    now: {size: now.keys.length, sha256: now.sha256, source: now.source},
    ...(before ? comparePopulations(before, now.keys) : {added: [], removed: []}),
    redraw: before === undefined ? 'not-kept' : isSameDraw(sample, before) ? 'same' : 'different',
    limits: [...now.limits],
  };
};

const isSameDraw = ({basis, seed, size, items}: Sample, population: readonly string[]): boolean => {
  const known = new Set(population);
  if (basis !== 'random') return items.every(({key}) => known.has(key));
  if (seed === undefined || size > population.length) return false;
  const again = drawKeys(seed, population, size);
  return again.length === items.length && again.every((key, index) => key === items[index]?.key);
};

/** The population of the draw, from the file that was kept then; the content store checks that it is that file. */
const keptKeys = async (workspace: Workspace, {population}: Sample): Promise<string[] | undefined> => {
  if (population.evidence === undefined) return undefined;
  const text = Buffer.from(await workspace.blobs.get(population.sha256)).toString('utf8');
  return text.split('\n').slice(0, -1);
};

/** The source as it is now: of each collection's account or cluster, the current collection. */
const latestOf = (workspace: Workspace, source: Sample['population']['source']): DrawSource => {
  if (source.from === 'list') return source;
  const all = workspace.collections.list();
  const current = workspace.collections.current();
  const collections = source.collections.map(id => {
    const drawn = all.find(collection => collection.id === id);
    const newer = current.find(
      ({kind, identity}) => kind === drawn?.kind && identity?.target === drawn.identity?.target,
    );
    return newer?.id ?? id;
  });
  return {...source, collections: [...new Set(collections)]};
};

const requireSample = (workspace: Workspace, id: string): {sample: Sample; version: number} => {
  const {paper, version} = requirePaper(workspace, 'sample', id);
  if (paper.kind !== 'sample') throw new TypeError(`${id} is kept as a sample and is a ${paper.kind}`);
  return {sample: paper, version};
};

/** A list keeps the class the client's file has; what was collected is confidential. */
const classificationOf = (workspace: Workspace, source: LoadedPopulation['source']): Classification =>
  (source.from === 'list' ? workspace.evidence.get(source.evidence)?.classification : undefined) ?? 'confidential';
