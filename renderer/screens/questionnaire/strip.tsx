import {texts} from '../../texts/texts.ts';
import type {DraftSession} from './drafts/drafts-session.ts';
import {useDraft} from './drafts/use-drafts.ts';
import type {Step} from './steps.ts';
import styles from './strip.module.css';

const words = texts.questionnaire;

/** All questions of the control in one line: where each stands, which is at hand; each opens its question. */
export const Strip = ({
  session,
  steps,
  current,
  onOpen,
}: {
  session: DraftSession;
  steps: readonly Step[];
  current: Step;
  onOpen: (step: Step) => void;
}) => (
  <nav className={styles.strip} aria-label={words.strip}>
    <span className={styles.position}>{words.position(steps.indexOf(current) + 1, steps.length)}</span>
    <ol className={styles.pips}>
      {steps.map((step, index) => (
        <Pip
          key={step.id}
          session={session}
          step={step}
          n={index + 1}
          here={step === current}
          onOpen={() => onOpen(step)}
        />
      ))}
    </ol>
  </nav>
);

const Pip = ({
  session,
  step,
  n,
  here,
  onOpen,
}: {
  session: DraftSession;
  step: Step;
  n: number;
  here: boolean;
  onOpen: () => void;
}) => {
  const state = useDraft(session, step.id).fields.conclusion ?? 'not-asked';
  const name = words.stripEntry(n, texts.states[state], step.follows !== undefined);
  return (
    <li className={styles.place}>
      <button
        type="button"
        className={styles.pip}
        aria-label={name}
        aria-current={here ? 'step' : undefined}
        title={name}
        onClick={onOpen}
      >
        <i className={[styles.bar, styles[state], step.follows ? styles.follows : ''].join(' ')} />
      </button>
    </li>
  );
};
