import {shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {visible} from '../../format.ts';
import {useAction} from '../../query.ts';
import {texts} from '../../texts/texts.ts';

const t = texts.papers.request;

/** Writes the list of documents to a file, to be sent to the client. */
export const RequestExport = () => {
  const exporting = useAction('requests.export', {quiet: true, touches: []});
  const write = async (format: 'csv' | 'xlsx') => {
    const {paths} = await shell.call('shell.choose', {
      purpose: format === 'csv' ? 'save-csv' : 'save-xlsx',
      suggested: `${t.fileName}.${format}`,
    });
    if (!paths[0]) return;
    // The system's dialog has asked whether a file that is there may be replaced; what is refused is shown below.
    const done = await exporting.mutateAsync({path: paths[0], format, replace: true}).catch(() => undefined);
    if (done) say(t.exported(done.requests, visible(done.path)));
  };
  return (
    <>
      <Button busy={exporting.isPending} onClick={() => void write('csv')}>
        {t.exportCsv}
      </Button>
      <Button busy={exporting.isPending} onClick={() => void write('xlsx')}>
        {t.exportXlsx}
      </Button>
      <Dialog
        open={exporting.error !== null}
        title={t.notExported}
        onClose={() => exporting.reset()}
        footer={<Button onClick={() => exporting.reset()}>{texts.common.close}</Button>}
      >
        {exporting.error && <Problem error={exporting.error} />}
      </Dialog>
    </>
  );
};
