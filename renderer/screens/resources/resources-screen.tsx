import {useRoute} from '../../routes.ts';
import {ResourcesView} from './resources-view.tsx';
import {type Place, viewOf} from './table-place.ts';
import {VerdictsView} from './verdicts-view.tsx';

/** What was found and what the checks say about it: two tables over one place. */
export const ResourcesScreen = () => {
  const route = useRoute();
  const place: Place = route.screen === 'resources' ? route.at : {};
  return viewOf(place) === 'verdicts' ? <VerdictsView place={place} /> : <ResourcesView place={place} />;
};
