import type {Edition, Mode} from '../../../main/contract/ids.ts';
import {TextArea, TextField} from '../../components/field.tsx';
import {Section} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';
import {CardChoice} from './card-choice.tsx';
import type {EngagementFields, FieldProblems} from './draft.ts';
import styles from './new-assessment.module.css';
import {TeamField} from './team-field.tsx';

const modes: readonly Mode[] = ['certification', 'readiness', 'supplier-review'];
const editions: readonly Edition[] = ['2022', '2013'];

/** Everything that is known about an engagement, to be filled in or changed. */
export const EngagementForm = ({
  fields,
  problems,
  onChange,
}: {
  fields: EngagementFields;
  problems: FieldProblems;
  onChange: (change: Partial<EngagementFields>) => void;
}) => {
  const words = texts.newAssessment;
  return (
    <>
      <Section title={words.sections.engagement}>
        <div className={styles.fields}>
          <TextField
            {...words.client}
            required
            maxLength={300}
            value={fields.client}
            error={problems.client}
            onText={client => onChange({client})}
          />
          <div className={styles.pair}>
            <TextField
              {...words.reference}
              required
              maxLength={64}
              spellCheck={false}
              value={fields.reference}
              error={problems.reference}
              onText={reference => onChange({reference})}
            />
            <TextField
              label={words.title.label}
              hint={words.title.hint}
              required
              maxLength={300}
              value={fields.title}
              error={problems.title}
              onText={title => onChange({title})}
            />
          </div>
          <TextArea
            {...words.scope}
            required
            maxLength={10_000}
            value={fields.scope}
            error={problems.scope}
            onText={scope => onChange({scope})}
          />
        </div>
      </Section>
      <Section title={words.sections.mode}>
        <CardChoice
          label={words.mode.label}
          value={fields.mode}
          options={modes.map(value => ({value, ...words.mode.options[value]}))}
          onChoose={mode => onChange({mode})}
        />
      </Section>
      <Section title={words.sections.criteria}>
        <CardChoice
          label={words.edition.label}
          value={fields.edition}
          options={editions.map(value => ({value, ...words.edition.options[value]}))}
          onChoose={edition => onChange({edition})}
        />
        <p className={styles.hint}>{words.edition.note}</p>
      </Section>
      <Section title={words.sections.team}>
        <div className={styles.fields}>
          <TextField
            {...words.auditor}
            required
            maxLength={200}
            value={fields.auditor}
            error={problems.auditor}
            onText={auditor => onChange({auditor})}
          />
          <TeamField team={fields.team} problems={problems} onChange={team => onChange({team})} />
        </div>
      </Section>
      <Section title={words.sections.days}>
        <div className={styles.days}>
          <TextField
            label={words.from.label}
            optional
            type="date"
            value={fields.from}
            error={problems.from}
            onText={from => onChange({from})}
          />
          <TextField
            label={words.until.label}
            optional
            type="date"
            min={fields.from || undefined}
            value={fields.until}
            error={problems.until}
            onText={until => onChange({until})}
          />
        </div>
      </Section>
    </>
  );
};
