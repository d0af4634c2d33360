import {CircleAlert} from 'lucide-react';
import {shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {visible} from '../../format.ts';
import {chooseAndOpen, dismissFailure, locate, openFolder, opening} from '../../frame/opening.ts';
import {useShell, useShellAction} from '../../query.ts';
import {useAssessment} from '../../settings.ts';
import {useStore} from '../../store.ts';
import {texts} from '../../texts/texts.ts';
import {openProblem, type Remedy} from './open-problem.ts';
import styles from './start.module.css';

/** Why an assessment could not be opened, with a button for each thing that can be done about it. */
export const OpenFailure = () => {
  const {failed} = useStore(opening);
  const recent = useShell('shell.recent', {}).data?.find(({folder}) => folder === failed?.folder);
  const forget = useShellAction('shell.forget');
  const stillOpen = useAssessment();
  if (!failed) return null;
  const {folder} = failed;
  const problem = openProblem(failed, {known: recent !== undefined, missing: recent?.missing ?? false});
  const actions: Readonly<Record<Remedy, () => void>> = {
    tryAgain: () => void openFolder(folder),
    chooseAnother: () => void chooseAndOpen(),
    locate: () => void (recent ? locate(recent) : chooseAndOpen()),
    reveal: () => void shell.call('shell.reveal', {path: folder}),
    forget: () => forget.mutate({folder}, {onSuccess: dismissFailure}),
  };
  return (
    <div role="alert" className={styles.failure}>
      <CircleAlert size={18} strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.failureWords}>
        <h2>{problem.title}</h2>
        <p>{visible(problem.message)}</p>
        {stillOpen && <p>{texts.start.failed.stillOpen(visible(stillOpen.client))}</p>}
        <div className={styles.failureActions}>
          {problem.remedies.map((remedy, index) => (
            <Button key={remedy} kind={index === 0 ? 'primary' : 'plain'} onClick={actions[remedy]}>
              {texts.start.failed[remedy]}
            </Button>
          ))}
          <Button kind="quiet" onClick={dismissFailure}>
            {texts.common.dismiss}
          </Button>
        </div>
      </div>
    </div>
  );
};
