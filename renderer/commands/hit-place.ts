import type {SearchHit} from '../../main/contract/views.ts';
import type {Places, Route, ScreenName} from '../routes.ts';

const placeIn = <S extends ScreenName>(screen: S, at: Places[S]): Route => ({screen, at}) as unknown as Route;

/** Where a working paper is looked at, by its kind. */
const paperPlaces: Readonly<Record<string, (id: string) => Route>> = {
  sample: id => placeIn('samples', {id}),
  interview: id => placeIn('papers', {tab: 'interviews', id}),
  observation: id => placeIn('papers', {tab: 'observations', id}),
  request: id => placeIn('papers', {tab: 'requests', id}),
  finding: id => placeIn('findings', {id}),
  applicability: () => placeIn('soa', {}),
  responsibility: () => placeIn('supplier', {tab: 'responsibilities'}),
  vendor: () => placeIn('supplier', {tab: 'vendors'}),
  'sign-off': () => placeIn('package', {}),
};

/** Where what was found is looked at. */
export const placeOfHit = (hit: SearchHit): Route => {
  const {kind, id, control, topic, paper} = hit;
  switch (kind) {
    case 'control':
      return placeIn('questionnaire', {entry: control?.id ?? id, ...(control ? {edition: control.edition} : {})});
    case 'question':
    case 'answer':
      if (topic) return placeIn('questionnaire', {review: topic.review, entry: topic.topic, question: id});
      if (control) return placeIn('questionnaire', {entry: control.id, edition: control.edition, question: id});
      return placeIn('questionnaire', {question: id});
    case 'evidence':
      return placeIn('evidence', {id});
    case 'resource':
      return placeIn('resources', {view: 'resources', key: id});
    case 'check':
      return placeIn('resources', {view: 'verdicts', check: id});
    case 'paper':
      if (paper === 'applicability' && control) return placeIn('soa', {control: control.id, edition: control.edition});
      return paperPlaces[paper ?? '']?.(id) ?? placeIn('papers', {id});
  }
};
