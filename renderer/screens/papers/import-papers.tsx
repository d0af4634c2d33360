import {useState} from 'react';
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
import styles from './papers.module.css';

const t = texts.papers.import;

/** Takes working papers from a file: all of them, or none with every fault and its place. */
export const ImportPapers = () => {
  const by = useActor();
  const importing = useAction('papers.import');
  const [faults, setFaults] = useState<Output<'papers.import'>['problems']>([]);
  const take = async () => {
    const {paths} = await shell.call('shell.choose', {purpose: 'import-papers'});
    if (!paths[0]) return;
    const done = await importing.mutateAsync({path: paths[0], by}).catch(() => undefined);
    if (!done) return;
    setFaults(done.problems);
    if (done.problems.length === 0) say(t.done(done.saved, done.unchanged));
  };
  const close = () => {
    setFaults([]);
    importing.reset();
  };
  return (
    <>
      <Button busy={importing.isPending} onClick={() => void take()}>
        {t.button}
      </Button>
      <Dialog
        open={faults.length > 0 || importing.error !== null}
        title={t.title}
        onClose={close}
        footer={<Button onClick={close}>{texts.common.close}</Button>}
        wide
      >
        {importing.error && <Problem error={importing.error} />}
        {faults[0] && <p>{t.about(visible(faults[0].file), faults.length)}</p>}
        <ol className={styles.faults}>
          {faults.map(({line, column, message, mend}) => (
            <li key={`${line}:${column}:${message}`}>
              <span className={styles.place}>{t.at(line, column)}</span>
              <p>{visible(message)}</p>
              <p className={styles.quiet}>{visible(mend)}</p>
            </li>
          ))}
        </ol>
      </Dialog>
    </>
  );
};
