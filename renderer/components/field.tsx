import {type ComponentProps, type ReactNode, useId} from 'react';
import {texts} from '../texts/texts.ts';
import styles from './field.module.css';

type FieldProps = {
  label: ReactNode;
  /** What belongs in it, or why it is asked. */
  hint?: ReactNode;
  /** What is wrong, and how to mend it. */
  error?: string | undefined;
  optional?: boolean;
};

type Control = {id: string; 'aria-describedby'?: string; 'aria-invalid'?: true};

/** A label over a control, with hint and error tied to it. */
export const Field = ({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & {children: (control: Control) => ReactNode}) => {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional && <span className={styles.optional}> {texts.common.optional}</span>}
      </label>
      {children({
        id,
        ...(described === '' ? {} : {'aria-describedby': described}),
        ...(error ? {'aria-invalid': true as const} : {}),
      })}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
};

type Text = FieldProps & {value: string; onText: (value: string) => void};

/** One line of text; `type="date"` for a day, `type="number"` for a number. */
export const TextField = ({
  label,
  hint,
  error,
  optional,
  onText,
  ...rest
}: Text & Omit<ComponentProps<'input'>, 'value' | 'onChange'>) => (
  <Field label={label} hint={hint} error={error} {...(optional ? {optional} : {})}>
    {control => (
      <input
        type="text"
        autoComplete="off"
        {...rest}
        {...control}
        className={styles.input}
        onChange={event => onText(event.target.value)}
      />
    )}
  </Field>
);

/** Several lines; grows with its text. */
export const TextArea = ({
  label,
  hint,
  error,
  optional,
  onText,
  ...rest
}: Text & Omit<ComponentProps<'textarea'>, 'value' | 'onChange'>) => (
  <Field label={label} hint={hint} error={error} {...(optional ? {optional} : {})}>
    {control => (
      <textarea
        rows={3}
        {...rest}
        {...control}
        className={styles.area}
        onChange={event => onText(event.target.value)}
      />
    )}
  </Field>
);

export type Option = {readonly value: string; readonly label: string};

/** One of several, by the platform's own list. */
export const SelectField = ({
  label,
  hint,
  error,
  optional,
  onText,
  options,
  ...rest
}: Text & {options: readonly Option[]} & Omit<ComponentProps<'select'>, 'value' | 'onChange'>) => (
  <Field label={label} hint={hint} error={error} {...(optional ? {optional} : {})}>
    {control => (
      <select {...rest} {...control} className={styles.select} onChange={event => onText(event.target.value)}>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** Yes or no, with the words beside it. */
export const CheckField = ({
  label,
  hint,
  checked,
  onCheck,
  disabled,
}: {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onCheck: (checked: boolean) => void;
  disabled?: boolean;
}) => {
  const id = useId();
  return (
    <div className={styles.check}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={event => onCheck(event.target.checked)}
        {...(hint ? {'aria-describedby': `${id}-hint`} : {})}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
};

/** One of a few, all in sight: a segmented row of radio buttons. */
export const Choice = <V extends string>({
  label,
  value,
  options,
  onChoose,
  hideLabel = false,
}: {
  label: string;
  value: V | undefined;
  options: readonly {value: V; label: ReactNode; hint?: string}[];
  onChoose: (value: V) => void;
  hideLabel?: boolean;
}) => {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className={hideLabel ? 'unseen' : styles.label}>{label}</legend>
      <div className={styles.segments}>
        {options.map(option => (
          <label key={option.value} className={styles.segment} title={option.hint}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
