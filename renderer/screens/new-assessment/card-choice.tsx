import {useId} from 'react';
import styles from './new-assessment.module.css';

/** One of a few that each need a line to explain them: radio buttons as cards. */
export const CardChoice = <V extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: V;
  options: readonly {readonly value: V; readonly label: string; readonly about: string}[];
  onChoose: (value: V) => void;
}) => {
  const name = useId();
  return (
    <fieldset className={styles.cards}>
      <legend className="unseen">{label}</legend>
      {options.map(option => (
        <label key={option.value} className={styles.card}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-describedby={`${name}-${option.value}`}
            onChange={() => onChoose(option.value)}
          />
          <b>{option.label}</b>
          <span id={`${name}-${option.value}`}>{option.about}</span>
        </label>
      ))}
    </fieldset>
  );
};
