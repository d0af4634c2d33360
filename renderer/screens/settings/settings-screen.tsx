import {Screen} from '../../components/screen.tsx';
import {Tabs} from '../../components/tabs.tsx';
import {go, useRoute} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {AboutTab} from './about-tab.tsx';
import {EngagementTab} from './engagement-tab.tsx';
import {KeysTab} from './keys-tab.tsx';
import {TemplatesTab} from './templates-tab.tsx';
import {YouTab} from './you-tab.tsx';

const tabs = {
  you: YouTab,
  engagement: EngagementTab,
  templates: TemplatesTab,
  keys: KeysTab,
  about: AboutTab,
} as const;

type TabName = keyof typeof tabs;
const names = Object.keys(tabs) as TabName[];

/** What belongs to the person, to the open assessment, and to this machine. */
export const SettingsScreen = () => {
  const {screen, at} = useRoute();
  const asked = screen === 'settings' ? at.tab : undefined;
  const name = names.find(tab => tab === asked) ?? 'you';
  const Tab = tabs[name];
  return (
    <Screen title={texts.screens.settings}>
      <Tabs
        label={texts.settings.tabsLabel}
        tabs={names.map(value => ({value, label: texts.settings.tabs[value]}))}
        value={name}
        onChoose={tab => go('settings', {tab}, true)}
      >
        <Tab />
      </Tabs>
    </Screen>
  );
};
