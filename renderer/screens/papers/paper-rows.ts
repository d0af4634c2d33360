import type {ControlRef} from '../../../main/contract/ids.ts';
import {controlText} from '../../control-text.ts';

/** Whether texts and controls hold every word that was typed. */
export const holdsWords = (
  texts: readonly (string | undefined)[],
  controls: readonly ControlRef[],
  typed: string,
): boolean => {
  const haystack = [...texts, ...controls.map(controlText)].join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every(word => haystack.includes(word));
};

type MaybeWithdrawn = {readonly paper: {readonly withdrawn?: object | undefined}};

/** Puts what was withdrawn behind the rest. */
export const withdrawnLast = (one: MaybeWithdrawn, other: MaybeWithdrawn): number =>
  Number(Boolean(one.paper.withdrawn)) - Number(Boolean(other.paper.withdrawn));

/** Controls in a few words: `A.9.2.3`, `A.9.2.3 +2`; many of one family by its name, `A.9 (14)`. */
export const controlsInShort = (controls: readonly ControlRef[]): string => {
  const [first] = controls;
  if (!first) return '';
  const family = first.id.split('.').slice(0, 2).join('.');
  const whole = controls.every(({edition, id}) => edition === first.edition && id.startsWith(`${family}.`));
  if (controls.length > 2 && whole) return `${family} (${controls.length})`;
  return controls.length === 1 ? first.id : `${first.id} +${controls.length - 1}`;
};

/** The fields in which two versions of a paper differ, in the order of the newer one. */
export const changedFields = (before: object, after: object): string[] => {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...now.keys(), ...old.keys()])].filter(
    field => JSON.stringify(old.get(field)) !== JSON.stringify(now.get(field)),
  );
};
