import {useEffect, useRef, useState} from 'react';
import {Classification, type ControlRef} from '../../../main/contract/ids.ts';
import {formatBytes, visible} from '../../format.ts';
import {createStore, useStore} from '../../store.ts';
import {texts} from '../../texts/texts.ts';
import {Button} from '../button.tsx';
import {Dialog} from '../dialog.tsx';
import {SelectField, TextArea, TextField} from '../field.tsx';
import styles from './attach-dialog.module.css';
import type {AttachOrder} from './attach-queue.ts';
import type {ChosenFile} from './chosen-files.ts';
import {ControlsField} from './controls-field.tsx';

/** What was said last holds for the next files of this session. */
const classification = createStore<Classification>('internal');

const words = texts.evidenceField;

/** What attaching needs to know, asked once for all files chosen together. */
export const AttachDialog = ({
  files,
  controls,
  onClose,
  onAttach,
}: {
  files: readonly ChosenFile[];
  controls: readonly ControlRef[];
  onClose: () => void;
  onAttach: (orders: AttachOrder[]) => void;
}) => {
  const open = files.length > 0;
  const level = useStore(classification);
  const [titles, setTitles] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [supports, setSupports] = useState<readonly ControlRef[]>(controls);
  const form = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun anew whenever it opens, and only then
  useEffect(() => {
    if (!open) return;
    setTitles([]);
    setNote('');
    setSupports(controls);
    form.current?.querySelector('input')?.focus();
  }, [open]);
  const attach = () =>
    onAttach(
      files.map((file, index) => ({
        ...file,
        title: titles[index] ?? '',
        classification: level,
        controls: supports,
        note,
      })),
    );
  return (
    <Dialog
      open={open}
      title={words.dialogTitle(files.length)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" onClick={attach} shortcut="Mod+Enter">
            {words.submit(files.length)}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key for the button below, from inside its fields */}
      <div
        ref={form}
        className={styles.form}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          attach();
        }}
      >
        {files.map((file, index) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be there twice
            key={index}
            label={files.length === 1 ? words.title : words.titleOf(visible(file.name))}
            hint={[
              files.length === 1 ? visible(file.name) : '',
              file.size === undefined ? '' : formatBytes(file.size),
              index === files.length - 1 ? words.titlesHint : '',
            ]
              .filter(Boolean)
              .join(' · ')}
            optional
            maxLength={300}
            placeholder={visible(file.name)}
            value={titles[index] ?? ''}
            onText={title => setTitles(before => files.map((_, at) => (at === index ? title : (before[at] ?? ''))))}
          />
        ))}
        <SelectField
          label={words.classification}
          hint={words.classificationHint}
          value={level}
          onText={value => classification.set(Classification.parse(value))}
          options={Classification.options.map(value => ({value, label: words.classifications[value]}))}
        />
        <ControlsField controls={supports} onChange={setSupports} />
        <TextArea label={words.note} hint={words.noteHint} optional maxLength={10_000} value={note} onText={setNote} />
      </div>
    </Dialog>
  );
};
