import type {Resource} from '../../collectors/collector.ts';
import {refusal} from '../assessment/paper-errors.ts';
import {type CanonicalPopulation, canonicalPopulation, nameSome} from '../assessment/sample-draw.ts';
import {readPopulationList} from '../assessment/sample-list.ts';
import {compileExpression, type Rule} from '../checks/compile.ts';
import {createLanguage} from '../checks/language.ts';
import {readableData, rememberReads} from '../checks/parts.ts';
import type {Parsed} from '../contract/methods.ts';
import type {PopulationSource} from '../contract/papers.ts';
import type {Workspace} from '../workspace/types.ts';
import {readSummary} from './judge.ts';
import type {Session} from './session.ts';

export type DrawSource = Parsed<'samples.population'>['source'];

/** A population as it is now: where it came from exactly, its keys, what to call them, and what is not in it because it was not read. */
export type LoadedPopulation = CanonicalPopulation & {
  readonly source: PopulationSource;
  readonly labels: ReadonlyMap<string, string>;
  readonly limits: readonly string[];
};

/**
 * Reads a population. Errors: PaperError `no-population` where nobody looked for the type, `bad-filter`, `bad-list`,
 * `duplicate-items`; WorkspaceError `not-found`.
 */
export const loadPopulation = async (
  session: Session,
  workspace: Workspace,
  source: DrawSource,
): Promise<LoadedPopulation> =>
  source.from === 'list' ? await fromList(workspace, source) : fromCollections(session, workspace, source);

type Of<From extends PopulationSource['from']> = Extract<DrawSource, {from: From}>;

const fromList = async (workspace: Workspace, source: Of<'list'>): Promise<LoadedPopulation> => {
  const item = workspace.evidence.get(source.evidence);
  const [file] = item?.files ?? [];
  if (!item || !file)
    throw refusal('no-population', `There is no evidence ${source.evidence}`, 'Attach the list first.');
  const keys = readPopulationList(
    item.originalName ?? file.name,
    await workspace.blobs.get(file.sha256),
    source.column,
  );
  return {...canonicalPopulation(keys), source, labels: new Map(), limits: []};
};

const fromCollections = (session: Session, workspace: Workspace, source: Of<'collection'>): LoadedPopulation => {
  const {resourceType, filter} = source;
  const collections = source.collections ?? workspace.collections.current().map(({id}) => id);
  const filtered = createFilter(session, workspace, collections, filter);
  const labels = new Map<string, string>();
  const keys: string[] = [];
  const undecided: string[] = [];
  for (const resource of workspace.resources.list(collections)) {
    if (resource.type !== resourceType) continue;
    const taken = filtered(resource);
    if (taken === undefined) undecided.push(resource.name || resource.id);
    if (!taken) continue;
    const key = keyOf(resource);
    keys.push(key);
    labels.set(key, resource.name || resource.id);
  }
  return {
    ...canonicalPopulation(keys),
    source: {from: 'collection', collections, resourceType, ...(filter === undefined ? {} : {filter})},
    labels,
    limits: [
      ...unreadPlaces(workspace, collections, resourceType),
      ...(undecided.length === 0
        ? []
        : [
            `The filter could not be answered for ${undecided.length} of the collected items, for want of what was not read; they are not in the population: ${nameSome(undecided)}.`,
          ]),
    ],
  };
};

/** An ARN says where it belongs; other ids are unique only within their account or cluster. */
const keyOf = ({id, target}: Resource): string => (id.startsWith('arn:') ? id : `${target}/${id}`);

/** Tells of a resource whether it is in; undefined where the filter cannot be answered. */
const createFilter = (
  session: Session,
  workspace: Workspace,
  collections: readonly string[],
  filter: string | undefined,
): ((resource: Resource) => boolean | undefined) => {
  if (filter === undefined) return () => true;
  const ends = workspace.collections.list().filter(({id}) => collections.includes(id));
  const now = new Date(
    ends
      .map(({endedAt, startedAt}) => endedAt ?? startedAt)
      .sort()
      .at(-1) ?? session.now(),
  );
  const rule = compileFilter(filter, now);
  const read = rememberReads(id => readSummary(workspace, id));
  return resource => {
    const {id, type, name, target, region} = resource;
    try {
      const answer = rule.run({
        resource: readableData(resource, rule.parts, read),
        meta: {id, type, name, target, region},
        params: {},
        now,
      });
      return typeof answer === 'boolean' ? answer : undefined;
    } catch {
      return undefined;
    }
  };
};

const compileFilter = (filter: string, now: Date): Rule => {
  const compiled = compileExpression(createLanguage(now), filter, {});
  if ('rule' in compiled) return compiled.rule;
  const [first] = compiled.problems;
  throw refusal(
    'bad-filter',
    `The filter is wrong at character ${(first?.start ?? 0) + 1}: ${first?.message ?? 'it cannot be read'}`,
    first?.mend ?? 'Correct it.',
  );
};

/** Where the type was looked for and the list is not whole. Errors: PaperError `no-population` where nobody looked. */
const unreadPlaces = (workspace: Workspace, collections: readonly string[], resourceType: string): string[] => {
  const all = workspace.resources.populations(collections);
  const populations = all.filter(({type}) => type === resourceType);
  if (populations.length === 0)
    throw refusal(
      'no-population',
      `Nobody looked for ${resourceType} in ${collections.length === 0 ? 'a collection' : collections.join(', ')}`,
      all.length === 0
        ? 'Collect first.'
        : `Choose one of: ${[...new Set(all.map(({type}) => type))].sort().join(', ')}.`,
    );
  return populations.flatMap(({target, region, reads, hidden}) => {
    if (hidden !== undefined) return [`${resourceType} in ${region} of ${target} is not shown: ${hidden}`];
    return reads.flatMap(id => {
      const read = readSummary(workspace, id);
      return read?.outcome === 'ok' || read?.outcome === 'absent'
        ? []
        : [
            `The list is not whole: ${read?.operation ?? id} in ${region} of ${target} ended as ${read?.outcome ?? 'unknown'}.`,
          ];
    });
  });
};
