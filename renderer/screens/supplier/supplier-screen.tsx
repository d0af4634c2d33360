import {Screen} from '../../components/screen.tsx';
import {Tabs} from '../../components/tabs.tsx';
import {go, useRoute} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {ClausesTab} from './clauses-tab.tsx';
import {MatrixTab} from './matrix-tab.tsx';
import {VendorsTab} from './vendors-tab.tsx';
import {VersionsTab} from './versions-tab.tsx';

const t = texts.supplier;
const tabs = Object.keys(t.tabs) as (keyof typeof t.tabs)[];
const shown = {responsibilities: MatrixTab, clauses: ClausesTab, vendors: VendorsTab, versions: VersionsTab};

/** What is outsourced: who owns it, what the contract says, what stands behind the vendors, what is still supported. */
export const SupplierScreen = () => {
  const route = useRoute();
  const at = route.screen === 'supplier' ? route.at : {};
  const tab = tabs.find(known => known === at.tab) ?? 'responsibilities';
  const Place = shown[tab];
  return (
    <Screen title={texts.screens.supplier} about={t.about} width="wide">
      <Tabs
        label={t.views}
        value={tab}
        tabs={tabs.map(value => ({value, label: t.tabs[value]}))}
        onChoose={value => go('supplier', {...at, tab: value}, true)}
      >
        <Place />
      </Tabs>
    </Screen>
  );
};
