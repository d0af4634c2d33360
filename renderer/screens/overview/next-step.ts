import type {NextStep} from '../../../main/contract/views.ts';
import {formatDay, visible} from '../../format.ts';
import type {Route} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {placeIn} from './place.ts';

/** A thing to do next as a sentence, what it rests on, and the place where it is done. */
export type Suggestion = {
  readonly key: string;
  readonly text: string;
  readonly detail: string;
  readonly place: Route;
};

/** Puts what the engine suggests into words. */
export const suggestionOf = (step: NextStep): Suggestion => {
  const {key, words, place} = parts(step);
  return {key: `${step.kind}:${key}`, text: visible(words.text), detail: visible(words.detail), place};
};

type Parts = {
  readonly key: string;
  readonly words: {readonly text: string; readonly detail: string};
  readonly place: Route;
};

const parts = (step: NextStep): Parts => {
  const words = texts.overview.next;
  switch (step.kind) {
    case 'collect-first':
      return {key: '', words: words[step.kind](), place: placeIn('collect', {})};
    case 'resume-collection':
      return {
        key: step.collection,
        words: words[step.kind](step.name),
        place: placeIn('collect', {collection: step.collection}),
      };
    case 'grant-reads':
      return {
        key: step.collection,
        words: words[step.kind](step.name, step.operations, step.controls),
        place: placeIn('collect', {collection: step.collection}),
      };
    case 'request-overdue':
      return {
        key: step.request,
        words: words[step.kind](step.document, step.owner, formatDay(step.due)),
        place: placeIn('papers', {tab: 'requests', id: step.request}),
      };
    case 'sign-again':
      return {key: '', words: words[step.kind](step.scopes, step.parts), place: placeIn('package', {})};
    case 'second-signature':
      return {key: '', words: words[step.kind](step.scopes), place: placeIn('package', {})};
    case 'sample-open':
      return {
        key: step.sample,
        words: words[step.kind](step.title, step.open, step.of),
        place: placeIn('samples', {id: step.sample}),
      };
    case 'finding-open':
      return {
        key: step.finding,
        words: words[step.kind](step.finding, step.statement, step.due && formatDay(step.due)),
        place: placeIn('findings', {id: step.finding}),
      };
    case 'evidence-missing':
      return {
        key: step.family,
        words: words[step.kind](step.family, step.name, step.answers),
        place: placeIn('questionnaire', {group: step.family}),
      };
    case 'family-open':
      return {
        key: step.family,
        words: words[step.kind](step.family, step.name, step.open, step.of),
        place: placeIn('questionnaire', {group: step.family}),
      };
    case 'prepare-requests':
      return {key: '', words: words[step.kind](), place: placeIn('papers', {tab: 'requests'})};
    case 'decide-applicability':
      return {key: '', words: words[step.kind](step.open, step.of), place: placeIn('soa', {})};
    case 'package-ready':
      return {key: '', words: words[step.kind](), place: placeIn('package', {})};
  }
};
