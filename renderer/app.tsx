import {type ComponentType, lazy, Suspense, useEffect, useRef, useState} from 'react';
import {shell} from './client.ts';
import {listenForKeys, runCommand} from './commands/commands.ts';
import {GoCommands} from './commands/go-commands.tsx';
import {Palette} from './commands/palette.tsx';
import {Shortcuts} from './commands/shortcuts.tsx';
import {Skeleton} from './components/loaded.tsx';
import {AppCommands} from './frame/app-commands.tsx';
import {Arrived} from './frame/arrived.tsx';
import {noteOpen, placeOf, wasOpen} from './frame/boot.ts';
import {useNoStrayDrops} from './frame/files-dropped.tsx';
import {Frame} from './frame/frame.tsx';
import {LeaveDialog} from './frame/leave-dialog.tsx';
import {openFolder} from './frame/opening.ts';
import {ScreenBoundary} from './frame/screen-boundary.tsx';
import {UnsavedDialog} from './frame/unsaved-dialog.tsx';
import {useEngine} from './query.ts';
import {go, type ScreenName, useRoute} from './routes.ts';
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

/** The window: which screen is shown, what can be done from everywhere, and what the shell asks for. */
export const App = () => {
  const route = useRoute();
  const current = useEngine('assessment.current', {});
  const assessment = current.data?.assessment;
  const [expected] = useState(wasOpen);
  const known = assessment ? 'open' : current.isPending ? 'asking' : 'none';
  const place = placeOf(route.screen, known, expected);
  useEffect(listenForKeys, []);
  useNoStrayDrops();
  useEffect(() => shell.on('menu.command', ({command}) => void runCommand(command)), []);
  useEffect(() => shell.on('shell.opened', ({folder}) => void openFolder(folder)), []);
  useEffect(() => {
    if (known === 'asking') return;
    noteOpen(known === 'open');
    // From here on the window answers: test/bench/window-start.ts reads when that was.
    performance.mark('fieldwork.answered');
  }, [known]);
  // Opened without a place, as after the window itself was restarted: an open assessment is gone on with.
  const unnamed = useRef(window.location.hash === '');
  useEffect(() => {
    if (known === 'asking') return;
    if (known === 'open' && unnamed.current && route.screen === 'start') go('overview', {}, true);
    unnamed.current = false;
    if (known === 'none' && place.show !== route.screen) go('start', {}, true);
  }, [known, place.show, route.screen]);
  const Place = place.show === 'wait' ? undefined : screens[place.show];
  return (
    <Frame assessment={assessment} framed={place.show === 'wait' || place.framed}>
      <AppCommands hasAssessment={assessment !== undefined} />
      <GoCommands hasAssessment={assessment !== undefined} />
      {Place ? (
        <ScreenBoundary
          key={place.show}
          leave={assessment && route.screen !== 'overview' ? texts.frame.toOverview : texts.frame.toStart}
          onLeave={() => go(assessment && route.screen !== 'overview' ? 'overview' : 'start')}
        >
          <Suspense fallback={<Skeleton />}>
            <Place />
            <Arrived screen={place.show} />
          </Suspense>
        </ScreenBoundary>
      ) : (
        <p className="unseen" role="status">
          {texts.frame.waiting}
        </p>
      )}
      <Palette hasAssessment={assessment !== undefined} />
      <Shortcuts />
      <LeaveDialog />
      <UnsavedDialog />
    </Frame>
  );
};
