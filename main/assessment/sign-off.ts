import {createHash} from 'node:crypto';
import type {ControlRef} from '../contract/ids.ts';
import type {SignOff} from '../contract/papers.ts';
import type {Frameworks} from './frameworks.ts';
import {refusal} from './paper-errors.ts';
import {isSamePerson} from './people.ts';

/** One thing that is signed: `answers/A.9.2.3-q1`, `papers/finding/F-001`, `evidence/E-000012`, `checks/s3-…`, `assessment`. */
export type SignedPart = {readonly part: string; readonly sha256: string};

/** What is signed, as lines `<sha256>  <part>` sorted by part (the form of `sha256sum`), and the SHA-256 (hex) of these lines. */
export type SignedContent = {
  readonly parts: readonly SignedPart[];
  readonly text: string;
  readonly sha256: string;
};

export const signedContent = (parts: Iterable<SignedPart>): SignedContent => {
  const sorted = [...parts].sort((a, b) => (a.part < b.part ? -1 : a.part > b.part ? 1 : 0));
  const text = sorted.map(({part, sha256}) => `${sha256}  ${part}\n`).join('');
  return {parts: sorted, text, sha256: createHash('sha256').update(text).digest('hex')};
};

/** The parts of a signed text, as `signedContent` wrote it. */
export const readSignedText = (text: string): SignedPart[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map(line => ({sha256: line.slice(0, 64), part: line.slice(66)}));

export type PartChange = {readonly part: string; readonly change: 'added' | 'changed' | 'removed'};

/** What is not as it was signed, in the order of the parts. */
export const changesSince = (signed: readonly SignedPart[], now: readonly SignedPart[]): PartChange[] => {
  const before = new Map(signed.map(({part, sha256}) => [part, sha256]));
  const after = new Map(now.map(({part, sha256}) => [part, sha256]));
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((part): PartChange[] => {
    const [then, since] = [before.get(part), after.get(part)];
    if (then === since) return [];
    return [{part, change: then === undefined ? 'added' : since === undefined ? 'removed' : 'changed'}];
  });
};

/** A signature on record, and whether what was signed still stands. */
export type StandingSignature = {readonly id: string; readonly signOff: SignOff; readonly current: boolean};

/**
 * The signatures that count for a scope, of all of them in the order they were given: the last preparation, and the last
 * review given after it. What was withdrawn does not count.
 */
export const countingSignatures = (
  inOrder: readonly StandingSignature[],
): {prepared?: StandingSignature; reviewed?: StandingSignature} => {
  const standing = inOrder.filter(({signOff}) => !signOff.withdrawn);
  const at = standing.findLastIndex(({signOff}) => signOff.role === 'prepared');
  const prepared = standing[at];
  const reviewed = standing.slice(at + 1).at(-1);
  return prepared ? {prepared, ...(reviewed ? {reviewed} : {})} : {};
};

/**
 * Refuses a signature that does not keep the order: prepared, then reviewed by somebody else, both of the same content.
 * Errors: PaperError `already-signed`, `not-prepared`, `signature-stale`, `same-person`.
 */
export const refuseSignature = (
  {role, scope, by}: {readonly role: SignOff['role']; readonly scope: string; readonly by: string},
  {prepared, reviewed}: ReturnType<typeof countingSignatures>,
): void => {
  const signed = role === 'prepared' ? prepared : reviewed;
  if (signed?.current)
    throw refusal(
      'already-signed',
      `${scope} as it stands was signed as ${role} by ${signed.signOff.by} at ${signed.signOff.at} (${signed.id})`,
      'Withdraw that signature if it should not count.',
    );
  if (role === 'prepared') return;
  if (!prepared)
    throw refusal('not-prepared', `Nobody has prepared ${scope}`, 'Let its author sign as prepared first.');
  if (!prepared.current)
    throw refusal(
      'signature-stale',
      `${scope} has changed since ${prepared.signOff.by} signed it as prepared (${prepared.id})`,
      'See signoff.status for what changed, and let it be signed as prepared again.',
    );
  if (isSamePerson(prepared.signOff.by, by))
    throw refusal('same-person', `${by} prepared ${scope} and cannot review it`, 'Let a second person review it.');
};

/** What can be signed: each family, the clauses where they are there, and the whole. */
export const signableScopes = (frameworks: Frameworks): {scope: string; name: string}[] => [
  ...frameworks.families.map(({id, name}) => ({scope: id, name})),
  ...(frameworks.requirements.length > 0 ? [{scope: 'ISMS', name: 'Clauses 4 to 10'}] : []),
  {scope: 'assessment', name: 'The whole assessment'},
];

/** The families a control belongs to: its own, and for a control merged from several families all of those. */
export const familiesOf = (frameworks: Frameworks, ref: ControlRef): string[] => {
  const {edition, ids} = frameworks.counterparts(ref);
  const others = ref.edition === '2022' && edition === '2013' ? ids.map(id => ({edition, id})) : [];
  const families = [ref, ...others].flatMap(one => frameworks.control(one)?.family ?? []);
  return [...new Set(families)];
};
