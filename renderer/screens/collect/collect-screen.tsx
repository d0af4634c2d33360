import {useCommands} from '../../commands/commands.ts';
import {Skeleton} from '../../components/loaded.tsx';
import {Problem} from '../../components/problem.tsx';
import {Screen} from '../../components/screen.tsx';
import {useEngine} from '../../query.ts';
import {go, useRoute} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {CollectionList} from './collection-list.tsx';
import {NewCollection} from './new-collection.tsx';
import {ResultView} from './result-view.tsx';
import {RunningView} from './running-view.tsx';

/** Collections: a new one step by step on one page, the one that runs, and what came of the earlier ones. */
export const CollectScreen = () => {
  const route = useRoute();
  const id = route.screen === 'collect' ? route.at.collection : undefined;
  const list = useEngine('collect.list', {}, {keep: true});
  const {running} = useEngine('collect.running', {}, {keep: true}).data ?? {};
  const chosen = list.data?.find(collection => collection.id === id);
  useCommands([
    {
      id: 'collect:fresh',
      title: texts.collect.commands.fresh,
      group: texts.collect.commands.group,
      run: () => go('collect'),
    },
  ]);
  const isRunning = running !== undefined && running.collection === id;
  return (
    <Screen
      title={
        isRunning || chosen
          ? titleOf(id ?? '', (isRunning ? running.identity : chosen?.identity)?.name)
          : texts.collect.fresh
      }
      width="wide"
      lead={<CollectionList collections={list.data ?? []} chosen={id} running={running} />}
      about={isRunning || chosen ? undefined : texts.collect.about}
    >
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {isRunning ? (
        <RunningView running={running} collection={chosen} />
      ) : chosen ? (
        <ResultView key={chosen.id} collection={chosen} all={list.data ?? []} busy={running !== undefined} />
      ) : list.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <NewCollection collections={list.data ?? []} running={running} />
      )}
    </Screen>
  );
};

const titleOf = (id: string, name: string | undefined): string => (name === undefined ? id : `${name} · ${id}`);
