import type {Ref} from 'react';
import type {Conclusion} from '../../../../main/contract/ids.ts';
import {Loaded} from '../../../components/loaded.tsx';
import {StateLabel} from '../../../components/state-mark.tsx';
import {When} from '../../../components/when.tsx';
import {visible} from '../../../format.ts';
import {useEngine} from '../../../query.ts';
import {texts} from '../../../texts/texts.ts';
import {type AnswerVersion, differing, type FieldChange, versionsOf} from './answer-changes.ts';
import styles from './aside.module.css';

const words = texts.questionnaire;

/** Every version of the answer at hand: who, when, what changed. Read only while it is open. */
export const AnswerHistory = ({
  question,
  open,
  onToggle,
  summary,
}: {
  question: string;
  open: boolean;
  onToggle: (open: boolean) => void;
  summary: Ref<HTMLElement>;
}) => (
  <section className={styles.part}>
    <details open={open} onToggle={event => onToggle(event.currentTarget.open)}>
      <summary ref={summary} className={styles.summary}>
        <h2>{words.historyOf(question)}</h2>
      </summary>
      {open && <Versions question={question} />}
    </details>
  </section>
);

const Versions = ({question}: {question: string}) => (
  <Loaded query={useEngine('answers.history', {question})}>
    {history =>
      history.length === 0 ? (
        <p className={styles.none}>{words.noHistory}</p>
      ) : (
        <ol ref={intoSight}>
          {versionsOf(history).map((version, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: versions are only ever added at the other end
            <Version key={history.length - index} version={version} />
          ))}
        </ol>
      )
    }
  </Loaded>
);

const Version = ({version: {answer, first, changes}}: {version: AnswerVersion}) => (
  <li className={styles.version}>
    <p className={styles.fact}>
      <When at={answer.answeredAt} seconds /> · {visible(answer.answeredBy)}
    </p>
    {first ? (
      <p className={styles.states}>
        {words.firstAnswer}: <StateLabel state={answer.conclusion} />
      </p>
    ) : changes.length === 0 ? (
      <p>{words.noChange}</p>
    ) : (
      <dl className={styles.changes}>
        {changes.map(change => (
          <Change key={change.field} change={change} />
        ))}
      </dl>
    )}
  </li>
);

const Change = ({change: {field, before, after}}: {change: FieldChange}) => {
  if (field === 'conclusion')
    return (
      <div>
        <dt>{words.fields.conclusion}</dt>
        <dd className={styles.states}>
          <StateLabel state={before as Conclusion} /> → <StateLabel state={after as Conclusion} />
        </dd>
      </div>
    );
  const parts = differing(before, after);
  return (
    <div>
      <dt>{words.fields[field]}</dt>
      <dd>
        {ending(visible(parts.same))}
        {parts.before && <del>{visible(parts.before)}</del>}
        {parts.after && <ins>{visible(parts.after)}</ins>}
        {beginning(visible(parts.rest))}
      </dd>
    </div>
  );
};

const around = 80;
const ending = (text: string): string => (text.length > around ? `…${text.slice(-around)}` : text);
const beginning = (text: string): string => (text.length > around ? `${text.slice(0, around)}…` : text);

/** The history stands at the end of what supports the question: once it is read it is brought up. */
const intoSight = (list: HTMLElement | null): void => {
  list?.closest('section')?.scrollIntoView({block: 'start'});
};
