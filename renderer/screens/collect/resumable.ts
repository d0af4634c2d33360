import type {CollectionView} from './collection-list.tsx';
import {type TargetValue, targetKey} from './target-draft.ts';

/** The collection that goes on when this target is collected again: the newest of it, where that one stopped before its end. */
export const resumableOf = (
  target: TargetValue,
  collections: readonly CollectionView[],
): CollectionView | undefined => {
  const key = targetKey(target);
  const newest = collections.findLast(collection => targetKey(collection.target) === key);
  return newest && (newest.state === 'interrupted' || newest.state === 'cancelled') ? newest : undefined;
};
