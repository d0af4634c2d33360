import {Button} from '../../../components/button.tsx';
import {formatClock, visible} from '../../../format.ts';
import {texts} from '../../../texts/texts.ts';
import {type Draft, missingOf} from '../drafts/answer-drafts.ts';
import styles from './save-state.module.css';

const words = texts.questionnaire;

/** Whether this answer is on the record, and if not, why and what to do. Its line is always there, so nothing moves. */
export const SaveState = ({draft, onRetry}: {draft: Draft; onRetry: () => void}) => {
  const missing = missingOf(draft);
  if (draft.problem && draft.state !== 'saving' && draft.state !== 'clean')
    return (
      <div role="alert" className={[styles.state, styles.failed].join(' ')}>
        <span>{words.notSaved(visible(draft.problem.message))}</span>
        <Button onClick={onRetry}>{texts.common.tryAgain}</Button>
      </div>
    );
  return (
    <p role="status" className={[styles.state, missing ? styles.missing : ''].join(' ')}>
      {missing && !isEmpty(draft) ? words.missing[missing] : said(draft)}
    </p>
  );
};

const isEmpty = ({fields}: Draft): boolean =>
  fields.conclusion === undefined && !fields.text && !fields.value && !fields.reference && fields.evidence.length === 0;

const said = ({state, savedAt}: Draft): string => {
  if (state === 'saving') return words.saving;
  if (state === 'edited') return words.edited;
  return savedAt === undefined ? '' : words.saved(formatClock(savedAt, true));
};
