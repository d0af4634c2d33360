import {useRoute} from '../../routes.ts';
import {DrawScreen} from './draw-screen.tsx';
import {SampleDetail} from './sample-detail.tsx';
import {SampleList} from './sample-list.tsx';

/** Samples: the list, one of them, or the draw of a new one. */
export const SamplesScreen = () => {
  const route = useRoute();
  const at = route.screen === 'samples' ? route.at : {};
  if (at.id) return <SampleDetail key={at.id} id={at.id} />;
  if (at.create) return <DrawScreen from={at} />;
  return <SampleList />;
};
