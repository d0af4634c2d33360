import {type RefObject, useEffect, useRef} from 'react';
import type {Conclusion, ControlRef} from '../../../main/contract/ids.ts';
import {questionActions} from './card/question-actions.ts';
import {type CardHandles, QuestionCard} from './card/question-card.tsx';
import {QuestionLine} from './card/question-line.tsx';
import type {DraftSession} from './drafts/drafts-session.ts';
import styles from './questions.module.css';
import type {Step} from './steps.ts';
import {Strip} from './strip.tsx';

/** The questions of one control: the one at hand open, the others as a line each. */
export const Questions = ({
  session,
  steps,
  current,
  controls,
  handles,
  focus,
  onOpen,
  onChoose,
  onNext,
}: {
  session: DraftSession;
  steps: readonly Step[];
  current: Step;
  controls: readonly ControlRef[];
  handles: CardHandles;
  /** Set before another question is shown: its heading takes the focus, so that it is heard. */
  focus: RefObject<boolean>;
  onOpen: (step: Step) => void;
  onChoose: (conclusion: Conclusion) => void;
  onNext: () => void;
}) => {
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another question is at hand
  useEffect(() => {
    if (!focus.current) return;
    focus.current = false;
    handles.heading.current?.focus({preventScroll: true});
    const card = list.current?.querySelector('section');
    if (card) bringIntoSight(card);
  }, [current.id]);
  return (
    <>
      <Strip session={session} steps={steps} current={current} onOpen={onOpen} />
      <ol className={styles.steps} ref={list}>
        {steps.map(step => (
          <li key={step.id} className={step.follows ? styles.follows : undefined}>
            {step.id === current.id ? (
              <QuestionCard
                session={session}
                step={step}
                controls={controls}
                actions={questionActions(session, step, controls[0])}
                handles={handles}
                onChoose={onChoose}
                onNext={onNext}
              />
            ) : (
              <QuestionLine session={session} step={step} onOpen={() => onOpen(step)} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
};

/** All of it where it fits, else its beginning. */
const bringIntoSight = (card: HTMLElement): void => {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const fits = card.offsetHeight < window.innerHeight - 120;
  card.scrollIntoView({block: fits ? 'nearest' : 'start', behavior: still ? 'auto' : 'smooth'});
};
