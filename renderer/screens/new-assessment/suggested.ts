import {createStore} from '../../store.ts';
import {texts} from '../../texts/texts.ts';
import type {EngagementFields} from './draft.ts';
import {suggestReference} from './reference.ts';

/** What a person has typed so far; the rest follows from it. */
export type Typed = Partial<EngagementFields>;

/** What was typed for a new assessment and is not made yet: kept in memory while somebody looks at another screen. */
export const unfinished = createStore<Typed>({});

/** The fields of a new assessment: what was typed, and suggestions for what was not. */
export const withSuggestions = (typed: Typed, you: string, year: number): EngagementFields => {
  const client = typed.client ?? '';
  const mode = typed.mode ?? 'readiness';
  return {
    client,
    mode,
    reference: typed.reference ?? (client.trim() === '' ? '' : suggestReference(client, year)),
    title: typed.title ?? texts.newAssessment.title.suggested[mode](year),
    scope: typed.scope ?? '',
    edition: typed.edition ?? '2022',
    auditor: typed.auditor ?? you,
    team: typed.team ?? [],
    from: typed.from ?? '',
    until: typed.until ?? '',
  };
};
