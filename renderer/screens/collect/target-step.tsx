import type {UseQueryResult} from '@tanstack/react-query';
import {Choice, SelectField} from '../../components/field.tsx';
import {Problem} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {AwsForm} from './aws-form.tsx';
import styles from './collect.module.css';
import {fill, type Targets} from './draft-store.ts';
import {KubernetesForm} from './kubernetes-form.tsx';
import type {DraftErrors, TargetDraft} from './target-draft.ts';

/** What to collect from, as this machine's own configuration offers it. */
export const TargetStep = ({
  draft,
  targets,
  errors,
}: {
  draft: TargetDraft;
  targets: UseQueryResult<Targets, Error>;
  errors: DraftErrors;
}) => {
  const sample = targets.data?.sample ?? [];
  const {kinds} = texts.collect;
  return (
    <Section title={texts.collect.steps.target}>
      <div className={styles.step}>
        <Choice
          label={texts.collect.kind}
          value={draft.from}
          options={[
            {value: 'aws' as const, label: kinds.aws},
            {value: 'kubernetes' as const, label: kinds.kubernetes},
            ...(sample.length > 0 ? [{value: 'sample' as const, label: kinds.sample}] : []),
          ]}
          onChoose={from => fill({from})}
        />
        {targets.error && <Problem error={targets.error} onRetry={() => void targets.refetch()} />}
        {draft.from === 'aws' && <AwsForm draft={draft} offered={targets.data?.aws} errors={errors} />}
        {draft.from === 'kubernetes' && (
          <KubernetesForm draft={draft} offered={targets.data?.kubernetes} errors={errors} />
        )}
        {draft.from === 'sample' && (
          <SelectField
            label={texts.collect.sampleTarget}
            hint={texts.collect.sampleAbout}
            value={String(draft.sample)}
            onText={value => fill({sample: Number(value)})}
            options={sample.map(({name}, at) => ({value: String(at), label: visible(name)}))}
          />
        )}
      </div>
    </Section>
  );
};
