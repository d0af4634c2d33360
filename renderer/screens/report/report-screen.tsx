import {FileDown, RefreshCw} from 'lucide-react';
import {useCallback, useState} from 'react';
import {engine, shell} from '../../client.ts';
import {useCommands} from '../../commands/commands.ts';
import {Button} from '../../components/button.tsx';
import {type PdfHandle, PdfView} from '../../components/pdf/pdf-view.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {Progress} from '../../components/progress.tsx';
import {Screen} from '../../components/screen.tsx';
import {say} from '../../components/toasts.tsx';
import {formatBytes, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import type {MadeReport} from './made-report.ts';
import styles from './report.module.css';
import {ReportAside} from './report-aside.tsx';
import {useReport} from './use-report.ts';

const words = texts.report;

/** The real PDF, as it would be in a package now. */
export const ReportScreen = () => {
  const assessment = useAssessment();
  const {made, making, error, again} = useReport(assessment?.id);
  const [handle, setHandle] = useState<PdfHandle | undefined>(undefined);
  const save = useSave(assessment?.reference ?? 'report');
  const group = texts.screens.report;
  useCommands([
    {id: 'report:save', title: words.save, group, keys: 'Mod+S', run: () => void save.run()},
    {id: 'report:again', title: words.again, group, run: again},
  ]);
  return (
    <Screen
      title={texts.screens.report}
      width="full"
      fixed
      actions={
        <>
          <Button icon={RefreshCw} busy={making} onClick={again}>
            {words.again}
          </Button>
          <Button kind="primary" icon={FileDown} busy={save.busy} shortcut="Mod+S" onClick={() => void save.run()}>
            {words.save}
          </Button>
        </>
      }
      aside={<ReportAside made={made} handle={handle} certification={assessment?.mode === 'certification'} />}
    >
      <div className={styles.middle}>
        {error && <Problem error={error} onRetry={again} />}
        {save.error && <Problem error={save.error} />}
        {making && (
          <div className={styles.making} role="status">
            <p>{words.making}</p>
            <Progress value={0} text={words.makingShort} />
          </div>
        )}
        {made && !making && <Changed made={made} />}
        {made && <Preview key={made.at} made={made} onOpen={setHandle} />}
      </div>
    </Screen>
  );
};

const Preview = ({made, onOpen}: {made: MadeReport; onOpen: (handle: PdfHandle) => void}) => {
  // A copy: the viewer takes its bytes away, and the report is kept for the next time.
  const source = useCallback(async () => made.pdf.slice(), [made]);
  return <PdfView source={source} label={words.preview} onOpen={onOpen} />;
};

/** Says that the record has moved on since. */
const Changed = ({made}: {made: MadeReport}) => {
  const custody = useEngine('overview.get', {}, {keep: true}).data?.custody;
  if (!custody || custody.entries <= made.entries) return null;
  return <Note kind="open">{words.changed(custody.entries - made.entries)}</Note>;
};

const useSave = (reference: string) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | undefined>(undefined);
  const run = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      const {paths} = await shell.call('shell.choose', {purpose: 'save-report', suggested: `${reference}-report.pdf`});
      const [path] = paths;
      if (path === undefined) return;
      // Whether to write over another file the system's own dialog has asked.
      const written = await engine.call('report.write', {path, replace: true});
      say(words.saved(visible(written.path), formatBytes(written.bytes)));
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    } finally {
      setBusy(false);
    }
  };
  return {run, busy, error};
};
