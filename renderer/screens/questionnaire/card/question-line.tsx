import {StateMark} from '../../../components/state-mark.tsx';
import {texts} from '../../../texts/texts.ts';
import type {DraftSession} from '../drafts/drafts-session.ts';
import {useDraft} from '../drafts/use-drafts.ts';
import type {Step} from '../steps.ts';
import styles from './question-card.module.css';

const words = texts.questionnaire;

/** A question that is not the one at hand, as one line: its conclusion, method and evidence. */
export const QuestionLine = ({session, step, onOpen}: {session: DraftSession; step: Step; onOpen: () => void}) => {
  const {fields, state} = useDraft(session, step.id);
  const held = state === 'failed' || state === 'incomplete';
  return (
    <button type="button" className={styles.line} onClick={onOpen}>
      <span className={styles.meta}>
        <StateMark state={fields.conclusion ?? 'not-asked'} />
        {[
          fields.conclusion ? texts.states[fields.conclusion] : words.notAsked,
          step.follows ? words.followUp : (words.methods[step.question.method] ?? step.question.method),
          fields.conclusion &&
            (fields.evidence.length > 0 ? words.evidenceCount(fields.evidence.length) : words.noEvidence),
        ]
          .filter(Boolean)
          .join(' · ')}
        {held && <b className={styles.held}>{words.notOnRecord}</b>}
      </span>
      <span className={styles.lineText}>{step.text}</span>
    </button>
  );
};
