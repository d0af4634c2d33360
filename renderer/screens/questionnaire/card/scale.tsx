import {type KeyboardEvent, useRef} from 'react';
import {Conclusion} from '../../../../main/contract/ids.ts';
import {StateMark} from '../../../components/state-mark.tsx';
import {texts} from '../../../texts/texts.ts';
import styles from './scale.module.css';

/** The conclusions in the order of their keys 1 to 5. */
export const scale = Conclusion.options;

/**
 * What the auditor concludes. Arrow keys only move along it: every choice goes on the record, so it is made by Space, Enter, a digit
 * or the pointer.
 */
export const Scale = ({
  value,
  onChoose,
}: {
  value: Conclusion | undefined;
  onChoose: (conclusion: Conclusion) => void;
}) => {
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent, from: number) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const to = (from + by + scale.length) % scale.length;
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[to]?.focus();
  };
  return (
    <div className={styles.place}>
      <div ref={group} role="radiogroup" aria-label={texts.questionnaire.conclusion} className={styles.scale}>
        {scale.map((conclusion, index) => {
          const chosen = conclusion === value;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a native radio would put on the record whatever the arrow keys pass
            <button
              key={conclusion}
              type="button"
              role="radio"
              aria-checked={chosen}
              aria-keyshortcuts={String(index + 1)}
              tabIndex={chosen || (value === undefined && index === 0) ? 0 : -1}
              className={[styles.option, styles[conclusion]].join(' ')}
              onClick={() => onChoose(conclusion)}
              onKeyDown={event => move(event, index)}
            >
              <StateMark state={conclusion} size={13} />
              <span>{texts.states[conclusion]}</span>
              <span aria-hidden="true" className={styles.key}>
                {index + 1}
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
};
