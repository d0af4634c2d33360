import {useEffect, useState} from 'react';
import {CallError} from '../../../main/contract/client.ts';
import {useEngine} from '../../query.ts';
import {type DrawDraft, sourceOf} from './draw-draft.ts';

/** How long nothing is typed before the population is looked at, in milliseconds. */
const pause = 400;

/** The population of a plan as it is now; asked again once nothing was typed for a moment. `ready`: enough is said to look. */
export const usePopulation = (draft: DrawDraft, ready: boolean) => {
  const wanted = JSON.stringify((ready && sourceOf(draft)) || null);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), pause);
    return () => clearTimeout(timer);
  }, [wanted]);
  const source = JSON.parse(asked) as ReturnType<typeof sourceOf> | null;
  const query = useEngine(
    'samples.population',
    {source: source ?? {from: 'collection', resourceType: '-'}},
    {enabled: source !== null},
  );
  // What was asked for before says nothing of what is wanted now.
  const settled = wanted === asked;
  const code = settled && query.error instanceof CallError ? query.error.code : undefined;
  return {
    query,
    named: source !== null,
    /** What is wrong with the condition. */
    badFilter: code === 'bad-filter' ? query.error?.message : undefined,
    known: settled && source !== null ? query.data : undefined,
  };
};

export type Population = ReturnType<typeof usePopulation>;
