import {useEffect, useMemo} from 'react';
import type {Mode} from '../../../main/contract/ids.ts';
import type {Output} from '../../../main/contract/methods.ts';
import {queries, useEngine} from '../../query.ts';
import type {DraftSession} from './drafts/drafts-session.ts';
import {useDerived} from './drafts/use-drafts.ts';
import {entryStanding} from './outline/entry-standing.ts';
import {inOrder, type OutlinePlace, placesOf} from './outline/places.ts';
import {type QuestionView, stepsOf} from './steps.ts';

/** The groups in the order they are walked, and all their entries. */
export const useOutline = (mode: Mode) => {
  const query = useEngine('overview.get', {}, {keep: true});
  const groups = useMemo(() => inOrder(query.data?.groups ?? [], mode), [query.data, mode]);
  const places = useMemo(() => placesOf(groups), [groups]);
  return {query, groups, places};
};

type Overview = Output<'overview.get'>;

/** Keeps the shown standing of one entry with the answers that were just saved; the engine is asked again when nobody types. */
export const useStandingHere = (
  session: DraftSession,
  place: OutlinePlace | undefined,
  questions: readonly QuestionView[],
): void => {
  const saved = (id: string) => session.drafts.draft(id).saved;
  const steps = () => stepsOf(questions, id => saved(id)?.conclusion);
  const standing = useDerived(session, () =>
    steps()
      .map(({id}) => saved(id))
      .map(fields => `${fields?.conclusion ?? ''}${fields && fields.evidence.length > 0 ? '+' : ''}`)
      .join(),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever what is on the record changed
  useEffect(() => {
    if (!place || questions.length === 0) return;
    const now = entryStanding(place.entry, steps(), saved);
    queries.setQueryData<Overview>(['overview.get', {}], before => before && withStanding(before, place, now));
  }, [standing]);
};

const withStanding = (
  overview: Overview,
  {group, entry}: OutlinePlace,
  standing: ReturnType<typeof entryStanding>,
): Overview => ({
  ...overview,
  groups: overview.groups.map(one =>
    one.id !== group.id || one.kind !== group.kind
      ? one
      : {
          ...one,
          sections: one.sections.map(section =>
            section.entries.some(({id}) => id === entry.id)
              ? {
                  ...section,
                  entries: section.entries.map(each => (each.id === entry.id ? {...each, ...standing} : each)),
                }
              : section,
          ),
        },
  ),
});
