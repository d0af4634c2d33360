import {Screen} from '../../components/screen.tsx';
import {Tabs} from '../../components/tabs.tsx';
import {count} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go, useRoute} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {ImportPapers} from './import-papers.tsx';
import {PaperDetail} from './paper-detail.tsx';
import {kinds, type PaperTab, tabOf} from './paper-tabs.ts';
import {RequestActions, RequestList} from './request-list.tsx';
import {InterviewList, ObservationList} from './visit-lists.tsx';

const t = texts.papers;
const tabs = Object.keys(kinds) as PaperTab[];
const lists = {interviews: InterviewList, observations: ObservationList, requests: RequestList};

/** Interviews, observations and the documents asked for: the lists, one paper, or a new one. */
export const PapersScreen = () => {
  const route = useRoute();
  const at = route.screen === 'papers' ? route.at : {};
  const tab = tabOf(at);
  if (at.id || at.create) return <PaperDetail key={`${tab} ${at.id ?? 'new'}`} tab={tab} at={at} />;
  return <PaperTabs tab={tab} />;
};

const PaperTabs = ({tab}: {tab: PaperTab}) => {
  const counts = {
    interviews: useStanding('interview'),
    observations: useStanding('observation'),
    requests: useStanding('request'),
  };
  const List = lists[tab];
  const actions = (
    <>
      {tab === 'requests' && <RequestActions />}
      <ImportPapers />
    </>
  );
  return (
    <Screen title={texts.screens.papers} about={t.about} width="full" fixed actions={actions}>
      <Tabs
        label={t.views}
        value={tab}
        tabs={tabs.map(value => ({value, label: t.tabs[value], count: counts[value]}))}
        onChoose={value => go('papers', {tab: value}, true)}
        fill
      >
        <List />
      </Tabs>
    </Screen>
  );
};

/** How many of a kind stand. */
const useStanding = (kind: (typeof kinds)[PaperTab]): string => {
  const {data} = useEngine('papers.list', {kind});
  return data ? count(data.filter(({paper}) => !('withdrawn' in paper && paper.withdrawn)).length) : '';
};
