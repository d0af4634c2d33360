import {TextArea, TextField} from '../../components/field.tsx';
import {texts} from '../../texts/texts.ts';
import {today} from '../../today.ts';
import {FormFrame} from './form-frame.tsx';
import {Links} from './interview-form.tsx';
import {draftOfObservation, faultsOfObservation, newObservation, observationOf} from './observation-draft.ts';
import type {FormProps} from './paper-tabs.ts';
import styles from './papers.module.css';
import {type PaperRules, usePaperForm} from './use-paper-form.ts';

const t = texts.papers.observation;
const rules: PaperRules<'observation', ReturnType<typeof newObservation>> = {
  draftOf: draftOfObservation,
  faultsOf: draft => faultsOfObservation(draft, today()),
  paperOf: observationOf,
};

/** An observation: where, when, what was watched, and what happened. */
export const ObservationForm = ({stored, control, onCancel, onNew}: FormProps<'observation'>) => {
  const first = stored ? draftOfObservation(stored.paper) : newObservation(today(), control);
  const form = usePaperForm({stored, first, rules, onNew});
  const {draft, change, fault} = form;
  return (
    <FormFrame form={form} submit={t.save} onCancel={onCancel}>
      <div className={styles.columns}>
        <TextField
          label={t.place}
          error={fault('place')}
          maxLength={400}
          value={draft.place}
          onText={place => change({place})}
        />
        <TextField
          label={t.date}
          type="date"
          max={today()}
          error={fault('date')}
          value={draft.date}
          onText={date => change({date})}
        />
      </div>
      <TextField
        label={t.what}
        hint={t.whatHint}
        error={fault('what')}
        maxLength={400}
        value={draft.what}
        onText={what => change({what})}
      />
      <div className={styles.tall}>
        <TextArea
          label={t.notes}
          hint={t.notesHint}
          error={fault('notes')}
          rows={8}
          maxLength={20_000}
          value={draft.notes}
          onText={notes => change({notes})}
        />
      </div>
      <Links draft={draft} change={change} />
    </FormFrame>
  );
};
