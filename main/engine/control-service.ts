import type {Control, Frameworks} from '../assessment/frameworks.ts';
import type {ControlRef} from '../contract/ids.ts';
import type {Handlers} from '../contract/methods.ts';
import type {ControlView} from '../contract/views.ts';
import type {Workspace} from '../workspace/types.ts';
import {type EvidenceMap, mapEvidence} from './evidence-map.ts';
import {evidenceView} from './evidence-view.ts';
import type {Library} from './library.ts';
import {papersAbout} from './paper-refs.ts';
import {requireControls} from './references.ts';
import {remember} from './remember.ts';
import {keyOf} from './report-controls.ts';
import type {Session} from './session.ts';
import {verdictDigest} from './verdict-digest.ts';

/** What stands beside the questions of a control or requirement: what supports them, and where it stands in the other edition. */
export const controlHandlers = (session: Session): Pick<Handlers, 'controls.get'> => ({
  'controls.get': async ({control: ref}) => {
    const workspace = session.workspace();
    const library = await session.library();
    const {frameworks, checks} = library;
    requireControls(frameworks, [ref]);
    const digest = verdictDigest(workspace);
    const informing = checks.filter(({controls}) => controls.some(one => keyOf(one) === keyOf(ref)));
    const {edition, ids} = frameworks.counterparts(ref);
    return {
      control: ref,
      ...placeOf(frameworks, ref),
      about: [...frameworks.about(ref)],
      counterparts: {edition, ids: [...ids]},
      checks: informing.map(digest.summary),
      evidence: evidenceFor(workspace, library, ref),
      papers: papersAbout(
        workspace,
        ref,
        ids.map(id => ({edition, id})),
      ),
    };
  },
});

const placeOf = (frameworks: Frameworks, ref: ControlRef): Pick<ControlView, 'name' | 'group' | 'family'> => {
  const control = frameworks.control(ref);
  const family = control && frameworks.families.find(({id}) => id === control.family);
  return {
    name: control?.name ?? '',
    group: control ? groupName(frameworks, control) : '',
    family: {id: control?.family ?? '', name: family?.name ?? 'Clauses 4 to 10'},
  };
};

const groupName = ({objectives, themes, clauses}: Frameworks, {group}: Control): string => {
  const found = [...objectives, ...themes, ...clauses].find(({id}) => id === group);
  return found ? `${found.id} ${found.name}` : group;
};

const shownEvidence = 60;

/** What people attached stands first, then what was read; the first of each in the order it came. */
const evidenceFor = (workspace: Workspace, library: Library, ref: ControlRef): ControlView['evidence'] => {
  const ids = currentEvidenceMap(workspace, library).of(ref);
  const attached = attachedIds(workspace);
  const sorted = [...ids.filter(id => attached.has(id)), ...ids.filter(id => !attached.has(id))];
  const items = sorted.slice(0, shownEvidence).flatMap(id => workspace.evidence.get(id) ?? []);
  return {total: ids.length, items: items.map(evidenceView)};
};

/** What people brought, beside what was read. */
const attachedIds = (workspace: Workspace): ReadonlySet<string> =>
  remember(workspace, 'attached', ['evidence'], undefined, () => {
    const found = new Set<string>();
    for (const {id, kind} of workspace.evidence.list()) if (kind !== 'read') found.add(id);
    return found;
  });

/** Which evidence supports which control, as it stands; made again only after a change. */
export const currentEvidenceMap = (workspace: Workspace, library: Library): EvidenceMap =>
  remember(workspace, 'evidence-map', ['answers', 'evidence'], library, () => mapEvidence(workspace, library.checks));
