import {useState} from 'react';
import type {MatrixRow} from '../../../main/contract/review-methods.ts';
import {Button} from '../../components/button.tsx';
import {EvidenceField} from '../../components/evidence/evidence-field.tsx';
import {Choice, TextArea, TextField} from '../../components/field.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {useAction, useEngine} from '../../query.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {useUnsaved} from '../../unsaved.ts';
import {draftOfRow, type ResponsibilityDraft, responsibilityOf} from './responsibility-draft.ts';
import styles from './supplier.module.css';

const t = texts.supplier;
const parties = Object.keys(t.parties) as (keyof typeof t.parties)[];

/** One activity: what it is, why it matters, what to ask, and who owns it. */
export const ResponsibilityForm = ({row, supplier, onDone}: {row: MatrixRow; supplier: string; onDone: () => void}) => {
  const by = useActor();
  const activity = useEngine('review.activities', {}).data?.find(({id}) => id === row.activity);
  const before = draftOfRow(row);
  const [draft, setDraft] = useState(before);
  const [tried, setTried] = useState(false);
  const saving = useAction('papers.save');
  const letGo = useUnsaved(JSON.stringify(draft) !== JSON.stringify(before));
  const change = (part: Partial<ResponsibilityDraft>) => setDraft(now => ({...now, ...part}));

  const save = async () => {
    setTried(true);
    const paper = responsibilityOf(supplier, row.activity, draft);
    if (!paper) return;
    await saving.mutateAsync({paper, by});
    const earlier = responsibilityOf(supplier, row.activity, before);
    say(t.saved(row.title), earlier && (() => saving.mutate({paper: earlier, by})));
    letGo();
    onDone();
  };

  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      {activity && (
        <div className={styles.columns}>
          <div>
            <p>{activity.what}</p>
            <h3>{t.why}</h3>
            <p className={styles.about}>{activity.why}</p>
          </div>
          <div>
            <h3>{t.ask}</h3>
            <ul className={styles.bullets}>
              {activity.ask.map(question => (
                <li key={question}>{question}</li>
              ))}
            </ul>
            <h3>{t.redFlags}</h3>
            <ul className={styles.bullets}>
              {activity.redFlags.map(flag => (
                <li key={flag}>{flag}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {row.gaps.length > 0 && (
        <Note kind="open">
          <h3>{t.gaps}</h3>
          {row.gaps.map(gap => (
            <p key={gap}>{gap}</p>
          ))}
        </Note>
      )}
      <Choice
        label={t.who}
        value={draft.party}
        options={parties.map(value => ({value, label: t.parties[value]}))}
        onChoose={party => change({party})}
      />
      {tried && draft.party === undefined && <p className={styles.error}>{t.chooseParty}</p>}
      <div className={styles.columns}>
        <TextField label={t.accountable} value={draft.accountable} onText={accountable => change({accountable})} />
        <div className={styles.columns}>
          <TextField
            label={t.clause}
            hint={t.clauseHint}
            value={draft.contractClause}
            onText={contractClause => change({contractClause})}
          />
          <TextField label={t.page} value={draft.page} onText={page => change({page})} />
        </div>
      </div>
      <div className={styles.columns}>
        <TextArea
          label={t.interface}
          hint={t.interfaceHint}
          value={draft.interface}
          onText={value => change({interface: value})}
        />
        <TextArea label={t.note} optional value={draft.note} onText={note => change({note})} />
      </div>
      <EvidenceField
        label={t.evidence}
        ids={[...draft.evidence]}
        controls={row.controls}
        onChange={evidence => change({evidence})}
      />
      {saving.error && <Problem error={saving.error} />}
      <div className={styles.buttons}>
        <Button onClick={onDone}>{t.discard}</Button>
        <Button kind="primary" type="submit" busy={saving.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
};
