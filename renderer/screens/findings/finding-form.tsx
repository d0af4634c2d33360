import {useState} from 'react';
import {Button} from '../../components/button.tsx';
import {EvidenceField} from '../../components/evidence/evidence-field.tsx';
import {CheckField, Choice, SelectField, TextArea, TextField} from '../../components/field.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {say} from '../../components/toasts.tsx';
import {controlFrom} from '../../control-text.ts';
import {useAction, useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {useActor, useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {today} from '../../today.ts';
import {useUnsaved} from '../../unsaved.ts';
import {type DraftFault, type FindingDraft, faultsOfDraft, findingOf} from './finding-draft.ts';
import type {StoredFinding} from './finding-state.ts';
import styles from './findings.module.css';
import {SignedFields} from './signed-fields.tsx';

const t = texts.findings;
const words: Readonly<Record<DraftFault, string>> = {
  required: t.required,
  'unknown-control': t.unknownControl,
  evidence: t.evidenceMissing,
  sample: t.sampleFault,
};
const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({value, label}));

/** Everything about one finding, in the order of its life. */
export const FindingForm = ({stored, first}: {stored: StoredFinding | undefined; first: FindingDraft}) => {
  const by = useActor();
  const certification = useAssessment()?.mode === 'certification';
  const samples = useEngine('papers.list', {kind: 'sample'}).data ?? [];
  const [begun] = useState(first);
  const [draft, setDraft] = useState(first);
  const letGo = useUnsaved(JSON.stringify(draft) !== JSON.stringify(begun));
  const [tried, setTried] = useState(false);
  const saving = useAction('papers.save');
  const change = (part: Partial<FindingDraft>) => setDraft(now => ({...now, ...part}));
  const faults = tried ? faultsOfDraft(draft) : {};
  const fault = (field: string) => {
    const found = faults[field];
    return found && words[found];
  };
  const control = controlFrom(draft.control);
  const signed = {by: '', on: today(), note: ''};

  const save = async () => {
    setTried(true);
    if (Object.keys(faultsOfDraft(draft)).length > 0) return;
    const {stored: kept} = await saving.mutateAsync({
      paper: findingOf(draft),
      by,
      ...(stored ? {id: stored.id, expected: stored.version} : {}),
    });
    const earlier = stored?.paper;
    say(
      stored ? t.saved(kept.id) : t.raised(kept.id),
      earlier && (() => saving.mutate({paper: earlier, by, id: kept.id, expected: kept.version})),
    );
    letGo();
    go('findings', {id: kept.id}, true);
  };

  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <Choice
        label={t.grade}
        value={draft.grade}
        options={options(t.grades) as {value: FindingDraft['grade']; label: string}[]}
        onChoose={grade => change({grade})}
      />
      <div className={styles.columns}>
        <SelectField
          label={t.source}
          value={draft.source}
          options={options(t.sources)}
          onText={source => change({source: source as FindingDraft['source']})}
        />
        {draft.source === 'standard' ? (
          <TextField
            label={t.control}
            hint={t.controlHint}
            error={fault('control')}
            value={draft.control}
            onText={value => change({control: value})}
          />
        ) : (
          <TextField
            label={t.requirementText}
            error={fault('requirement')}
            value={draft.requirement}
            onText={requirement => change({requirement})}
          />
        )}
      </div>
      <TextArea
        label={t.statement}
        hint={t.statementHint}
        error={fault('statement')}
        value={draft.statement}
        onText={statement => change({statement})}
      />
      <TextArea
        label={t.objectiveEvidence}
        hint={t.objectiveEvidenceHint}
        error={fault('objectiveEvidence')}
        value={draft.objectiveEvidence}
        onText={objectiveEvidence => change({objectiveEvidence})}
      />
      <EvidenceField
        label={t.evidence}
        ids={[...draft.evidence]}
        controls={control ? [control] : []}
        error={fault('evidence')}
        onChange={evidence => change({evidence})}
      />
      <div className={styles.columns}>
        <TextField label={t.location} optional value={draft.location} onText={location => change({location})} />
        <TextField
          label={t.date}
          type="date"
          error={fault('date')}
          value={draft.date}
          onText={date => change({date})}
        />
        <TextField
          label={t.auditor}
          error={fault('auditor')}
          value={draft.auditor}
          onText={auditor => change({auditor})}
        />
      </div>
      <div className={styles.columns}>
        <SelectField
          label={t.sample}
          value={draft.sample}
          options={[
            {value: '', label: t.noSample},
            ...samples.flatMap(({id, paper}) =>
              paper.kind === 'sample' && !paper.withdrawn ? [{value: id, label: `${id} ${paper.title}`}] : [],
            ),
          ]}
          onText={sample => change({sample})}
        />
        <TextField
          label={t.failed}
          optional
          inputMode="numeric"
          error={fault('sample')}
          value={draft.failed}
          onText={failed => change({failed})}
        />
        <TextField label={t.of} optional inputMode="numeric" value={draft.of} onText={of => change({of})} />
      </div>

      {draft.grade !== 'conformity' && (
        <>
          <CheckField
            label={t.acknowledged}
            hint={t.acknowledgedHint}
            checked={draft.acknowledged !== undefined}
            onCheck={checked => change({acknowledged: checked ? signed : undefined})}
          />
          {draft.acknowledged && (
            <SignedFields
              signed={draft.acknowledged}
              noteLabel={t.note}
              fault={field => fault(`acknowledged.${field}`)}
              onChange={acknowledged => change({acknowledged})}
            />
          )}
          <Section title={t.response}>
            <div className={styles.form}>
              {certification && <Note>{t.responseCertification}</Note>}
              <TextArea
                label={t.correction}
                hint={t.correctionHint}
                optional
                rows={2}
                value={draft.correction}
                onText={correction => change({correction})}
              />
              <TextArea label={t.cause} optional rows={2} value={draft.cause} onText={cause => change({cause})} />
              <TextArea label={t.action} optional rows={2} value={draft.action} onText={action => change({action})} />
              <div className={styles.columns}>
                <TextField label={t.owner} optional value={draft.owner} onText={owner => change({owner})} />
                <TextField label={t.due} optional type="date" value={draft.due} onText={due => change({due})} />
              </div>
            </div>
          </Section>
          <CheckField
            label={t.verified}
            checked={draft.verification !== undefined}
            onCheck={checked => change({verification: checked ? {...signed, evidence: []} : undefined})}
          />
          {draft.verification && (
            <>
              <SignedFields
                signed={draft.verification}
                noteLabel={t.verifiedNote}
                fault={field => fault(`verification.${field}`)}
                onChange={next => change({verification: {...next, evidence: draft.verification?.evidence ?? []}})}
              />
              <EvidenceField
                label={t.verifiedEvidence}
                ids={[...draft.verification.evidence]}
                controls={control ? [control] : []}
                onChange={evidence => draft.verification && change({verification: {...draft.verification, evidence}})}
              />
            </>
          )}
          <CheckField
            label={t.closed}
            checked={draft.closed !== undefined}
            onCheck={checked => change({closed: checked ? signed : undefined})}
          />
          {draft.closed && (
            <SignedFields
              signed={draft.closed}
              noteLabel={t.decision}
              fault={field => fault(`closed.${field}`)}
              onChange={closed => change({closed})}
            />
          )}
        </>
      )}
      {!certification && (
        <TextArea
          label={t.advice}
          hint={t.adviceHint}
          optional
          rows={2}
          value={draft.advice}
          onText={advice => change({advice})}
        />
      )}
      {saving.error && <Problem error={saving.error} />}
      <div className={styles.buttons}>
        <Button onClick={() => go('findings')}>{texts.common.cancel}</Button>
        <Button kind="primary" type="submit" busy={saving.isPending}>
          {stored ? t.save : t.raise}
        </Button>
      </div>
    </form>
  );
};
