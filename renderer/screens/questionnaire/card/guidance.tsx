import {texts} from '../../../texts/texts.ts';
import type {QuestionView} from '../steps.ts';
import styles from './guidance.module.css';

const words = texts.questionnaire;

/** What good evidence is, how many to look at, and what should make one look closer. */
export const Guidance = ({question}: {question: QuestionView}) => (
  <div className={styles.guidance}>
    <p>
      <b>{words.evidenceGood}.</b> {question.evidence}
    </p>
    {question.sampling && (
      <p>
        <b>{words.sampling}.</b> {question.sampling}
      </p>
    )}
    {question.redFlags.length > 0 && (
      <details className={styles.flags}>
        <summary>{words.redFlags(question.redFlags.length)}</summary>
        <ul>
          {question.redFlags.map(flag => (
            <li key={flag}>{flag}</li>
          ))}
        </ul>
      </details>
    )}
  </div>
);
