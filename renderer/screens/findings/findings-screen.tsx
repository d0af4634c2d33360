import {useRoute} from '../../routes.ts';
import {FindingDetail} from './finding-detail.tsx';
import {FindingList} from './finding-list.tsx';

/** Findings: the list, one of them, or a new one. */
export const FindingsScreen = () => {
  const route = useRoute();
  const at = route.screen === 'findings' ? route.at : {};
  if (at.id || at.create) return <FindingDetail key={at.id ?? 'new'} id={at.id} from={at} />;
  return <FindingList />;
};
