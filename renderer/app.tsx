import {type ComponentType, lazy, Suspense, useEffect} from 'react';
import {shell} from './client.ts';
import {listenForKeys, runCommand, useCommands} from './commands/commands.ts';
import {GoCommands} from './commands/go-commands.tsx';
import {Palette} from './commands/palette.tsx';
import {Shortcuts} from './commands/shortcuts.tsx';
import {Skeleton} from './components/loaded.tsx';
import {undoLast} from './components/toasts.tsx';
import {Frame} from './frame/frame.tsx';
import {useEngine} from './query.ts';
import {type ScreenName, useRoute} from './routes.ts';
import {NewAssessmentScreen} from './screens/new-assessment/new-assessment-screen.tsx';
import {OverviewScreen} from './screens/overview/overview-screen.tsx';
import {QuestionnaireScreen} from './screens/questionnaire/questionnaire-screen.tsx';
import {StartScreen} from './screens/start/start-screen.tsx';
import {texts} from './texts/texts.ts';

/** What is seen first is here at once; the rest is read from the app's own files when it is first gone to. */
const screens: Readonly<Record<ScreenName, ComponentType>> = {
  start: StartScreen,
  new: NewAssessmentScreen,
  overview: OverviewScreen,
  questionnaire: QuestionnaireScreen,
  collect: lazy(async () => ({default: (await import('./screens/collect/collect-screen.tsx')).CollectScreen})),
  resources: lazy(async () => ({default: (await import('./screens/resources/resources-screen.tsx')).ResourcesScreen})),
  evidence: lazy(async () => ({default: (await import('./screens/evidence/evidence-screen.tsx')).EvidenceScreen})),
  samples: lazy(async () => ({default: (await import('./screens/samples/samples-screen.tsx')).SamplesScreen})),
  papers: lazy(async () => ({default: (await import('./screens/papers/papers-screen.tsx')).PapersScreen})),
  supplier: lazy(async () => ({default: (await import('./screens/supplier/supplier-screen.tsx')).SupplierScreen})),
  findings: lazy(async () => ({default: (await import('./screens/findings/findings-screen.tsx')).FindingsScreen})),
  soa: lazy(async () => ({default: (await import('./screens/soa/soa-screen.tsx')).SoaScreen})),
  report: lazy(async () => ({default: (await import('./screens/report/report-screen.tsx')).ReportScreen})),
  package: lazy(async () => ({default: (await import('./screens/packaging/packaging-screen.tsx')).PackagingScreen})),
  verify: lazy(async () => ({default: (await import('./screens/verify/verify-screen.tsx')).VerifyScreen})),
  settings: lazy(async () => ({default: (await import('./screens/settings/settings-screen.tsx')).SettingsScreen})),
};

/** Screens that need no assessment. */
const open: ReadonlySet<ScreenName> = new Set<ScreenName>(['start', 'new', 'verify', 'settings']);

export const App = () => {
  const route = useRoute();
  const current = useEngine('assessment.current', {});
  const assessment = current.data?.assessment;
  useEffect(listenForKeys, []);
  useEffect(() => shell.on('menu.command', ({command}) => void runCommand(command)), []);
  useCommands([
    {id: 'undo', title: texts.common.undo, group: texts.common.undo, keys: 'Mod+Z', unlisted: true, run: undoLast},
  ]);
  const name: ScreenName = assessment || open.has(route.screen) ? route.screen : 'start';
  const Place = screens[name];
  return (
    <Frame assessment={assessment}>
      <GoCommands hasAssessment={assessment !== undefined} />
      <Suspense fallback={<Skeleton />}>
        <Place key={name} />
      </Suspense>
      <Palette />
      <Shortcuts />
    </Frame>
  );
};
