import type {ControlRef} from '../contract/ids.ts';
import type {Applicability} from '../contract/papers.ts';
import type {Frameworks} from './frameworks.ts';

/** Decisions by `2022:A.5.1`, the id under which they are kept. */
export type Decisions = ReadonlyMap<string, Applicability>;

export const decisionKey = ({edition, id}: ControlRef): string => `${edition}:${id}`;

/** What the other edition's decisions say about an undecided control: one answer, or why there is none. */
export type Proposal =
  | {
      readonly agreed: true;
      readonly applicable: boolean;
      readonly from: readonly ControlRef[];
      readonly caution?: string;
    }
  | {readonly agreed: false; readonly why: string};

/** Looks through the crosswalk: only where all counterparts are decided, and alike, is there something to propose. */
export const proposeFrom = (frameworks: Frameworks, decisions: Decisions, ref: ControlRef): Proposal => {
  const {edition, ids, nearest} = frameworks.counterparts(ref);
  if (ids.length === 0) {
    const near = nearest.length > 0 ? ` Nearest in ${edition}: ${nearest.join(', ')}.` : '';
    return {agreed: false, why: `New in ${ref.edition}, so no decision of ${edition} speaks for it.${near}`};
  }
  const found = ids.map(id => ({id, decision: decisions.get(decisionKey({edition, id}))}));
  const open = found.filter(({decision}) => !decision).map(({id}) => id);
  const yes = found.filter(({decision}) => decision?.applicable === true).map(({id}) => id);
  const no = found.filter(({decision}) => decision?.applicable === false).map(({id}) => id);
  if (yes.length > 0 && no.length > 0) {
    return {
      agreed: false,
      why: `In ${edition}, ${list(yes)} ${are(yes)} applicable and ${list(no)} excluded: decide anew, nothing is taken over.`,
    };
  }
  if (open.length > 0) {
    const known = yes.length + no.length > 0 ? `${list([...yes, ...no])} ${are([...yes, ...no])} decided, but ` : '';
    return {agreed: false, why: `In ${edition}, ${known}${list(open)} ${are(open)} not decided either.`};
  }
  const doubt = doubtOf(frameworks, ref, ids);
  return {
    agreed: true,
    applicable: no.length === 0,
    from: ids.map(id => ({edition, id})),
    ...(doubt === undefined ? {} : {caution: doubt}),
  };
};

/**
 * The decision that taking over a proposal makes. Reasons and risks of all counterparts together; owner and status only where all
 * say the same. The date of review is not taken over: nobody has reviewed it in this edition.
 */
export const decisionFrom = (
  decisions: Decisions,
  ref: ControlRef,
  {applicable, from}: Extract<Proposal, {agreed: true}>,
): Applicability => {
  const found = from.flatMap(other => {
    const decision = decisions.get(decisionKey(other));
    return decision ? [decision] : [];
  });
  const alike = <K extends 'owner' | 'status'>(field: K): Applicability[K] | undefined => {
    const values = new Set(found.map(decision => decision[field]));
    return values.size === 1 ? found[0]?.[field] : undefined;
  };
  const words = (field: 'inclusionNote' | 'exclusion' | 'how'): string =>
    [...new Set(found.flatMap(decision => decision[field] ?? []))].join('\n');
  const texts = {inclusionNote: words('inclusionNote'), exclusion: words('exclusion'), how: words('how')};
  const [owner, status] = [alike('owner'), alike('status')];
  return {
    kind: 'applicability',
    control: ref,
    applicable,
    inclusion: [...new Set(found.flatMap(decision => decision.inclusion))],
    risks: [...new Set(found.flatMap(decision => decision.risks))],
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    ...(owner === undefined ? {} : {owner}),
    ...(status === undefined ? {} : {status}),
  };
};

const doubtOf = (frameworks: Frameworks, ref: ControlRef, ids: readonly string[]): string | undefined => {
  const of2013 = new Set(ref.edition === '2013' ? [ref.id] : ids);
  const row = frameworks.crosswalk.find(({iso2013, status}) => of2013.has(iso2013) && status === 'doubtful');
  return row && `The sources of the crosswalk differ on ${row.iso2013}: ${row.note ?? 'look at both.'}`;
};

const list = (ids: readonly string[]): string => ids.join(', ');
const are = (ids: readonly string[]): string => (ids.length === 1 ? 'is' : 'are');
