import {X} from 'lucide-react';
import {type KeyboardEvent, useId, useState} from 'react';
import type {ControlRef} from '../../../main/contract/ids.ts';
import {controlFrom, controlText} from '../../control-text.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {Button} from '../button.tsx';
import fields from '../field.module.css';
import {Field} from '../field.tsx';
import styles from './controls-field.module.css';

const words = texts.evidenceField;

/** The controls that something supports, as a list to add to and take from. */
export const ControlsField = ({
  controls,
  onChange,
  label = words.controls,
}: {
  controls: readonly ControlRef[];
  onChange: (controls: readonly ControlRef[]) => void;
  label?: string;
}) => {
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string>();
  const old = useEngine('controls.list', {edition: '2013'}).data ?? [];
  const current = useEngine('controls.list', {edition: '2022'}).data ?? [];
  const list = useId();
  const known = [
    ...current.map(({id, name}) => ({key: controlText({edition: '2022', id}), name})),
    ...old.map(({id, name}) => ({key: controlText({edition: '2013', id}), name})),
  ];
  const add = () => {
    const wanted = text.trim();
    if (wanted === '') return;
    const control = controlFrom(wanted);
    if (!control || (known.length > 0 && !known.some(({key}) => key === controlText(control)))) {
      setRefused(words.unknownControl(wanted));
      return;
    }
    if (!controls.some(one => controlText(one) === controlText(control))) onChange([...controls, control]);
    setText('');
    setRefused(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    add();
  };
  return (
    <Field label={label} hint={words.controlHint} error={refused}>
      {control => (
        <div className={styles.controls}>
          {controls.length > 0 && (
            <ul className={styles.chosen}>
              {controls.map(ref => (
                <li key={controlText(ref)} className={styles.control}>
                  <span>
                    {ref.id} <small>{ref.edition}</small>
                  </span>
                  <button
                    type="button"
                    aria-label={texts.common.remove(`${ref.edition} ${ref.id}`)}
                    onClick={() => onChange(controls.filter(one => one !== ref))}
                  >
                    <X size={12} aria-hidden="true" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <div className={styles.row}>
            <input
              {...control}
              type="text"
              list={list}
              autoComplete="off"
              className={fields.input}
              placeholder={words.addControl}
              value={text}
              onChange={event => setText(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <datalist id={list}>
              {known.map(({key, name}) => (
                <option key={key} value={`${key.replace(':', ' ')} ${name}`} />
              ))}
            </datalist>
            <Button onClick={add} disabled={text.trim() === ''}>
              {words.add}
            </Button>
          </div>
        </div>
      )}
    </Field>
  );
};
