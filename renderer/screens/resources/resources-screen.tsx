import {useMemo} from 'react';
import {useRoute} from '../../routes.ts';
import {ResourcesView} from './resources-view.tsx';
import {type Place, viewOf} from './table-place.ts';
import {VerdictsView} from './verdicts-view.tsx';

/** What was found and what the checks say about it: two tables over one place. */
export const ResourcesScreen = () => {
  const route = useRoute();
  // From here on the place names its table, so that no filter can change what is listed.
  const place: Place = useMemo(() => {
    const at: Place = route.screen === 'resources' ? route.at : {};
    return {...at, view: viewOf(at)};
  }, [route]);
  return place.view === 'verdicts' ? <VerdictsView place={place} /> : <ResourcesView place={place} />;
};
