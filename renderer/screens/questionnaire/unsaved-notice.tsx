import {Button} from '../../components/button.tsx';
import {Note} from '../../components/problem.tsx';
import {visible} from '../../format.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import type {DraftSession} from './drafts/drafts-session.ts';
import {useDerived} from './drafts/use-drafts.ts';
import styles from './unsaved-notice.module.css';

const words = texts.questionnaire;

/** Answers elsewhere that are kept in this window and not on the record: what failed, what is incomplete, and the way back to each. */
export const UnsavedNotice = ({session, current}: {session: DraftSession; current: string | undefined}) => {
  const {drafts, places} = session;
  const list = useDerived(session, () =>
    drafts
      .unsaved()
      .filter(id => id !== current && ['failed', 'incomplete'].includes(drafts.draft(id).state))
      .join(' '),
  );
  if (list === '') return null;
  const ids = list.split(' ');
  const why = ids.map(id => drafts.draft(id).problem?.message).find(Boolean);
  return (
    <div role="status" className={styles.notice}>
      <Note kind="open">
        <p>
          <b>{words.unsavedTitle(ids.length)}</b>
          {why && ` ${words.notSaved(visible(why))}`}
        </p>
        <p>{words.unsavedAbout}</p>
        <div className={styles.actions}>
          {ids.map(id => (
            <Button
              key={id}
              onClick={() => {
                const place = places.get(id);
                if (place) go('questionnaire', {...place.at, question: id});
              }}
            >
              {id}
            </Button>
          ))}
          {why && (
            <Button kind="quiet" onClick={() => drafts.retry()}>
              {texts.common.tryAgain}
            </Button>
          )}
        </div>
      </Note>
    </div>
  );
};
