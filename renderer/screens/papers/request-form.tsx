import {ControlsField} from '../../components/evidence/controls-field.tsx';
import {EvidenceField} from '../../components/evidence/evidence-field.tsx';
import {SelectField, TextArea, TextField} from '../../components/field.tsx';
import {useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {FormFrame} from './form-frame.tsx';
import type {FormProps} from './paper-tabs.ts';
import styles from './papers.module.css';
import {draftOfRequest, faultsOfRequest, newRequest, type RequestDraft, requestOf} from './request-draft.ts';
import {type PaperRules, usePaperForm} from './use-paper-form.ts';

const t = texts.papers.request;
const rules: PaperRules<'request', RequestDraft> = {
  draftOf: draftOfRequest,
  faultsOf: faultsOfRequest,
  paperOf: requestOf,
};

/** The states of a request, to choose from. */
export const statuses = Object.entries(t.statuses).map(([value, label]) => ({
  value: value as keyof typeof t.statuses,
  label,
}));

/** A document asked for: what, why, of whom, until when, and what came. */
export const RequestForm = ({stored, control, onCancel, onNew}: FormProps<'request'>) => {
  const client = useAssessment()?.client ?? '';
  const first = stored ? draftOfRequest(stored.paper) : newRequest(client, control);
  const form = usePaperForm({stored, first, rules, onNew});
  const {draft, change, fault} = form;
  return (
    <FormFrame form={form} submit={t.save} onCancel={onCancel}>
      <TextField
        label={t.document}
        hint={t.documentHint}
        error={fault('document')}
        maxLength={400}
        value={draft.document}
        onText={document => change({document})}
      />
      <TextArea label={t.why} optional rows={2} maxLength={20_000} value={draft.why} onText={why => change({why})} />
      <div className={styles.columns}>
        <TextField
          label={t.owner}
          error={fault('owner')}
          maxLength={400}
          value={draft.owner}
          onText={owner => change({owner})}
        />
        <TextField label={t.due} optional type="date" value={draft.due} onText={due => change({due})} />
        <SelectField
          label={t.status}
          value={draft.status}
          options={statuses}
          onText={status => change({status: status as RequestDraft['status']})}
        />
      </div>
      <TextArea
        label={t.note}
        hint={t.noteHint}
        optional
        error={fault('note')}
        maxLength={20_000}
        value={draft.note}
        onText={note => change({note})}
      />
      <EvidenceField
        label={t.evidence}
        ids={draft.evidence}
        controls={draft.controls.slice(0, 1)}
        error={fault('evidence')}
        onChange={evidence => change({evidence})}
      />
      <ControlsField
        label={texts.papers.form.controls}
        controls={draft.controls}
        onChange={controls => change({controls})}
      />
    </FormFrame>
  );
};
