import {useState} from 'react';
import type {Applicability, SoaRow} from '../../../main/contract/papers.ts';
import {Button} from '../../components/button.tsx';
import {CheckField, Choice, SelectField, TextArea, TextField} from '../../components/field.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {useAction} from '../../query.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {useUnsaved} from '../../unsaved.ts';
import {
  type DecisionDraft,
  draftOf,
  missingIn,
  paperOf,
  type Reason,
  sameDraft,
  withProposal,
} from './decision-draft.ts';
import styles from './soa.module.css';

const t = texts.soa;
const reasons = Object.keys(t.reasons) as Reason[];

/** The decision on one control. Saved as a whole, with the version it was read at. */
export const DecisionForm = ({
  row,
  stored,
  version,
}: {
  row: SoaRow;
  stored: Applicability | undefined;
  version: number;
}) => {
  const by = useActor();
  const before = draftOf(stored);
  const [draft, setDraft] = useState(before);
  const [tried, setTried] = useState(false);
  const saving = useAction('papers.save');
  const change = (part: Partial<DecisionDraft>) => setDraft(now => ({...now, ...part}));
  const missing = missingIn(draft);
  const dirty = !sameDraft(draft, before);
  useUnsaved(dirty);

  const save = async () => {
    setTried(true);
    if (missing) return;
    const {stored: kept} = await saving.mutateAsync({paper: paperOf(row.control, draft), expected: version, by});
    const earlier = stored;
    say(t.saved(row.control.id), earlier && (() => saving.mutate({paper: earlier, expected: kept.version, by})));
  };

  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      {row.proposal && (
        <Note kind="open">
          <p>
            {t.proposal(
              t.decisions[row.proposal.applicable ? 'applicable' : 'excluded'],
              row.proposal.from.map(({id}) => id).join(', '),
            )}
          </p>
          <Button
            onClick={() =>
              row.proposal && setDraft(now => withProposal(now, row.proposal as NonNullable<typeof row.proposal>))
            }
          >
            {t.useProposal}
          </Button>
        </Note>
      )}
      <Choice
        label={t.applies}
        value={draft.applicable}
        options={[
          {value: 'yes', label: t.yes},
          {value: 'no', label: t.no},
        ]}
        onChoose={applicable => change({applicable})}
      />
      {tried && missing === 'applicable' && <p className={styles.error}>{t.chooseOne}</p>}
      {draft.applicable === 'no' ? (
        <TextArea
          label={t.exclusion}
          hint={t.exclusionHint}
          error={tried && missing === 'exclusion' ? t.exclusionMissing : undefined}
          value={draft.exclusion}
          onText={exclusion => change({exclusion})}
        />
      ) : (
        <>
          <fieldset className={styles.reasons}>
            <legend>{t.because}</legend>
            {reasons.map(reason => (
              <CheckField
                key={reason}
                label={t.reasons[reason]}
                checked={draft.inclusion.includes(reason)}
                onCheck={checked =>
                  change({
                    inclusion: reasons.filter(other => (other === reason ? checked : draft.inclusion.includes(other))),
                  })
                }
              />
            ))}
          </fieldset>
          <TextArea
            label={t.inclusionNote}
            optional
            value={draft.inclusionNote}
            rows={2}
            onText={inclusionNote => change({inclusionNote})}
          />
          <SelectField
            label={t.status}
            value={draft.status}
            options={[
              {value: '', label: t.noStatus},
              ...Object.entries(t.statuses).map(([value, label]) => ({value, label})),
            ]}
            onText={status => change({status: status as DecisionDraft['status']})}
          />
          <TextArea label={t.how} hint={t.howHint} value={draft.how} onText={how => change({how})} />
        </>
      )}
      <TextArea
        label={t.risks}
        hint={t.risksHint}
        optional
        value={draft.risks}
        rows={2}
        onText={risks => change({risks})}
      />
      <div className={styles.pair}>
        <TextField label={t.owner} optional value={draft.owner} onText={owner => change({owner})} />
        <TextField
          label={t.reviewed}
          optional
          type="date"
          value={draft.reviewed}
          onText={reviewed => change({reviewed})}
        />
      </div>
      {saving.error && <Problem error={saving.error} />}
      <div className={styles.buttons}>
        {dirty && <Button onClick={() => setDraft(before)}>{t.discard}</Button>}
        <Button kind="primary" type="submit" busy={saving.isPending} disabled={!dirty}>
          {t.save}
        </Button>
      </div>
    </form>
  );
};
