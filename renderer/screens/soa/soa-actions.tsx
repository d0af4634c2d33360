import {useState} from 'react';
import type {Edition} from '../../../main/contract/ids.ts';
import type {Output} from '../../../main/contract/methods.ts';
import {shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {visible} from '../../format.ts';
import {useAction} from '../../query.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';

const t = texts.soa;

/** What is done with the whole table: written to a file, read from one, proposals taken over. */
export const SoaActions = ({edition, proposals}: {edition: Edition; proposals: number}) => {
  const by = useActor();
  const exporting = useAction('soa.export', {quiet: true, touches: []});
  const importing = useAction('soa.import');
  const adopting = useAction('soa.adopt');
  const [asking, setAsking] = useState(false);
  const [left, setLeft] = useState<Output<'soa.adopt'>['left']>([]);

  const exportAs = async (format: 'csv' | 'xlsx') => {
    const {paths} = await shell.call('shell.choose', {
      purpose: format === 'csv' ? 'save-csv' : 'save-xlsx',
      suggested: `statement-of-applicability-${edition}.${format}`,
    });
    if (!paths[0]) return;
    // The native dialog has already asked whether an existing file may be replaced.
    const {rows, path} = await exporting.mutateAsync({edition, format, path: paths[0], replace: true});
    say(t.exported(rows, path));
  };
  const importFile = async () => {
    const {paths} = await shell.call('shell.choose', {purpose: 'import-decisions'});
    if (!paths[0]) return;
    const {saved, unchanged, problems} = await importing.mutateAsync({path: paths[0], by});
    if (problems.length === 0) say(t.imported(saved, unchanged));
  };
  const adopt = async () => {
    const result = await adopting.mutateAsync({edition, by});
    setLeft(result.left);
    say(t.adopted(result.saved));
    if (result.left.length === 0) setAsking(false);
  };
  const faults = importing.data?.problems ?? [];
  const failed = exporting.error ?? importing.error;

  return (
    <>
      {proposals > 0 && <Button onClick={() => setAsking(true)}>{t.adoptAll(proposals)}</Button>}
      <Button busy={importing.isPending} onClick={() => void importFile()}>
        {t.importFile}
      </Button>
      <Button busy={exporting.isPending} onClick={() => void exportAs('csv')}>
        {t.exportCsv}
      </Button>
      <Button busy={exporting.isPending} onClick={() => void exportAs('xlsx')}>
        {t.exportXlsx}
      </Button>
      <Dialog
        open={asking}
        title={t.adoptAll(proposals)}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{texts.common.cancel}</Button>
            <Button kind="primary" busy={adopting.isPending} onClick={() => void adopt()}>
              {t.adopt}
            </Button>
          </>
        }
      >
        <p>{t.adoptAbout}</p>
        {adopting.error && <Problem error={adopting.error} />}
        {left.length > 0 && (
          <>
            <h3>{t.adoptLeft}</h3>
            <ul>
              {left.map(({control, why}) => (
                <li key={control.id}>
                  {control.id}: {why}
                </li>
              ))}
            </ul>
          </>
        )}
      </Dialog>
      <Dialog
        open={faults.length > 0 || failed !== null}
        title={faults.length > 0 ? t.importProblems : texts.screens.soa}
        onClose={() => {
          importing.reset();
          exporting.reset();
        }}
      >
        {failed && <Problem error={failed} />}
        <ul>
          {faults.map(fault => (
            <li key={`${fault.line}:${fault.column}:${fault.message}`}>
              {t.problemAt(fault.line, visible(fault.message))} {fault.mend}
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
};
