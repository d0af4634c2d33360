import type {ControlRef} from '../contract/ids.ts';
import type {NextStep, TargetCoverage} from '../contract/views.ts';
import type {CollectionInfo, Workspace} from '../workspace/types.ts';
import type {Library} from './library.ts';
import {remember} from './remember.ts';
import {keyOf} from './report-controls.ts';
import {lastReads} from './unread.ts';

type Refused = Omit<Extract<NextStep, {kind: 'grant-reads'}>, 'kind'>;

export type Coverage = {
  readonly targets: readonly TargetCoverage[];
  /** What to grant, by target; the most controls waiting first. */
  readonly refused: readonly Refused[];
};

/** What was read of every target, what was not, and how many controls wait for it. */
export const coverageOf = (workspace: Workspace, library: Library): Coverage =>
  remember(workspace, 'coverage', ['collections', 'evidence'], library, () => {
    const informed = controlsByOperation(library);
    const rows = workspace.collections.current().map(collection => targetRow(workspace, collection, informed));
    return {
      targets: rows.map(({target}) => target),
      refused: rows
        .map(({refused}) => refused)
        .filter(({operations}) => operations.length > 0)
        .toSorted((a, b) => b.controls - a.controls),
    };
  });

type Informed = (operations: Iterable<string>) => number;

const targetRow = (
  workspace: Workspace,
  collection: CollectionInfo,
  informed: Informed,
): {target: TargetCoverage; refused: Refused} => {
  const {id, kind, identity, endedAt} = collection;
  const name = identity?.name ?? kind;
  const regions = new Set<string>();
  const [open, denied] = [new Set<string>(), new Set<string>()];
  let [answered, of] = [0, 0];
  for (const {provenance} of lastReads(workspace, [id])) {
    const {operation, region, outcome} = provenance;
    if (region !== 'global' && region !== 'cluster') regions.add(region);
    of += 1;
    if (outcome === 'ok' || outcome === 'absent') answered += 1;
    else open.add(operation);
    if (outcome === 'denied') denied.add(operation);
  }
  return {
    target: {
      collection: id,
      kind,
      name,
      regions: regions.size,
      answered,
      of,
      unread: of - answered,
      controls: informed(open),
      ...(endedAt === undefined ? {} : {endedAt}),
    },
    refused: {collection: id, name, operations: [...denied].sort(), controls: informed(denied)},
  };
};

/** How many controls operations inform, counted as the questionnaire shows them: those of 2013, and those new in 2022. */
const controlsByOperation = ({frameworks, checks}: Library): Informed => {
  const shown = (ref: ControlRef) => ref.edition === '2013' || frameworks.control(ref)?.newIn2022 === true;
  const byOperation = new Map<string, Set<string>>();
  for (const check of checks)
    for (const operation of check.reads) {
      const known = byOperation.get(operation) ?? new Set();
      for (const ref of check.controls) if (shown(ref)) known.add(keyOf(ref));
      byOperation.set(operation, known);
    }
  return operations => new Set([...operations].flatMap(one => [...(byOperation.get(one) ?? [])])).size;
};
