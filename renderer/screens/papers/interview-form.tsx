import type {ControlRef} from '../../../main/contract/ids.ts';
import {ControlsField} from '../../components/evidence/controls-field.tsx';
import {EvidenceField} from '../../components/evidence/evidence-field.tsx';
import {Choice, TextArea, TextField} from '../../components/field.tsx';
import {texts} from '../../texts/texts.ts';
import {today} from '../../today.ts';
import {FormFrame} from './form-frame.tsx';
import {draftOfInterview, faultsOfInterview, interviewOf, newInterview} from './interview-draft.ts';
import type {FormProps} from './paper-tabs.ts';
import styles from './papers.module.css';
import {type PaperRules, usePaperForm} from './use-paper-form.ts';

const t = texts.papers.interview;
const rules: PaperRules<'interview', ReturnType<typeof newInterview>> = {
  draftOf: draftOfInterview,
  faultsOf: draft => faultsOfInterview(draft, today()),
  paperOf: interviewOf,
};
const methods = Object.entries(t.methods).map(([value, label]) => ({value: value as keyof typeof t.methods, label}));

/** An interview: who, in which role, when, about what, and what they said and showed. */
export const InterviewForm = ({stored, control, onCancel, onNew}: FormProps<'interview'>) => {
  const first = stored ? draftOfInterview(stored.paper) : newInterview(today(), control);
  const form = usePaperForm({stored, first, rules, onNew});
  const {draft, change, fault} = form;
  return (
    <FormFrame form={form} submit={t.save} onCancel={onCancel}>
      <div className={styles.columns}>
        <TextField
          label={t.interviewee}
          hint={t.intervieweeHint}
          error={fault('interviewee')}
          maxLength={400}
          value={draft.interviewee}
          onText={interviewee => change({interviewee})}
        />
        <TextField
          label={t.role}
          error={fault('role')}
          maxLength={400}
          value={draft.role}
          onText={role => change({role})}
        />
      </div>
      <div className={styles.columns}>
        <TextField
          label={t.date}
          type="date"
          max={today()}
          error={fault('date')}
          value={draft.date}
          onText={date => change({date})}
        />
        <Choice label={t.method} value={draft.method} options={methods} onChoose={method => change({method})} />
      </div>
      <TextField
        label={t.topic}
        error={fault('topic')}
        maxLength={400}
        value={draft.topic}
        onText={topic => change({topic})}
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

/** The controls a paper speaks of, and the evidence that was shown. */
export const Links = ({
  draft,
  change,
}: {
  draft: {readonly controls: readonly ControlRef[]; readonly evidence: readonly string[]};
  change: (part: {controls?: readonly ControlRef[]; evidence?: readonly string[]}) => void;
}) => (
  <>
    <ControlsField
      label={texts.papers.form.controls}
      controls={draft.controls}
      onChange={controls => change({controls})}
    />
    <EvidenceField
      label={texts.papers.form.evidence}
      ids={draft.evidence}
      controls={draft.controls}
      onChange={evidence => change({evidence})}
    />
  </>
);
