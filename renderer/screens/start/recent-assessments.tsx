import type {Recent} from '../../../main/contract/shell.ts';
import {Button} from '../../components/button.tsx';
import {Problem} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {say} from '../../components/toasts.tsx';
import {When} from '../../components/when.tsx';
import {visible} from '../../format.ts';
import {locate, openFolder} from '../../frame/opening.ts';
import {useShell, useShellAction} from '../../query.ts';
import {useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import styles from './start.module.css';

/** What was opened before, the latest first; a folder that is gone can be shown again or forgotten. */
export const RecentAssessments = () => {
  const recents = useShell('shell.recent', {});
  const open = useAssessment();
  const others = recents.data?.filter(({folder}) => folder !== open?.folder) ?? [];
  return (
    <Section title={texts.start.recent.title}>
      {recents.error && <Problem error={recents.error} onRetry={() => void recents.refetch()} />}
      {recents.data && others.length === 0 && <p className={styles.none}>{texts.start.recent.none}</p>}
      <ul className={styles.recents}>
        {others.map(recent => (
          <RecentRow key={recent.folder} recent={recent} />
        ))}
      </ul>
    </Section>
  );
};

const RecentRow = ({recent}: {recent: Recent}) => {
  const words = texts.start.recent;
  const forget = useShellAction('shell.forget');
  const client = visible(recent.client);
  const what = (
    <span className={styles.what}>
      <b>{client}</b>
      <span>{visible(recent.title)}</span>
      <code>{visible(recent.folder)}</code>
    </span>
  );
  return (
    <li className={recent.missing ? styles.missing : styles.recent}>
      {recent.missing ? (
        <div className={styles.gone}>
          {what}
          <span className={styles.why}>{words.missing}</span>
        </div>
      ) : (
        <button type="button" className={styles.reopen} onClick={() => void openFolder(recent.folder)}>
          {what}
          <span className={styles.when}>
            {words.lastOpened} <When at={recent.openedAt} />
          </span>
        </button>
      )}
      {recent.missing && (
        <Button aria-label={words.locateOne(client)} onClick={() => void locate(recent)}>
          {words.locate}
        </Button>
      )}
      <Button
        kind="quiet"
        aria-label={words.forgetOne(client)}
        onClick={() => forget.mutate({folder: recent.folder}, {onSuccess: () => say(words.forgotten(client))})}
      >
        {words.forget}
      </Button>
    </li>
  );
};
