import {TextArea, TextField} from '../../components/field.tsx';
import {texts} from '../../texts/texts.ts';
import type {Signed} from './finding-draft.ts';
import styles from './findings.module.css';

const t = texts.findings;

/** A step that somebody took on a day, with words. */
export const SignedFields = ({
  signed,
  noteLabel,
  fault,
  onChange,
}: {
  signed: Signed;
  noteLabel: string;
  fault: (field: keyof Signed) => string | undefined;
  onChange: (signed: Signed) => void;
}) => (
  <div className={styles.step}>
    <div className={styles.columns}>
      <TextField label={t.by} error={fault('by')} value={signed.by} onText={by => onChange({...signed, by})} />
      <TextField
        label={t.on}
        type="date"
        error={fault('on')}
        value={signed.on}
        onText={on => onChange({...signed, on})}
      />
    </div>
    <TextArea
      label={noteLabel}
      rows={2}
      error={fault('note')}
      value={signed.note}
      onText={note => onChange({...signed, note})}
    />
  </div>
);
