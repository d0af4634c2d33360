import {Button} from '../../components/button.tsx';
import {CheckField, Choice, SelectField, TextField} from '../../components/field.tsx';
import {Note} from '../../components/problem.tsx';
import {visible} from '../../format.ts';
import {useShell} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';
import {fill, type Targets} from './draft-store.ts';
import type {DraftErrors, TargetDraft} from './target-draft.ts';

type FormProps = {draft: TargetDraft; errors: DraftErrors};

/** An AWS account: by which credentials, through which role, in which regions. */
export const AwsForm = ({draft, offered, errors}: FormProps & {offered: Targets['aws'] | undefined}) => {
  const {aws} = texts.collect;
  return (
    <>
      <Choice
        label={aws.credentials}
        value={draft.credentials}
        options={[
          {value: 'profile' as const, label: aws.profile},
          {value: 'key' as const, label: aws.key},
          {value: 'environment' as const, label: aws.environment},
        ]}
        onChoose={credentials => fill({credentials})}
      />
      {draft.credentials === 'profile' && <Profile draft={draft} offered={offered} />}
      {draft.credentials === 'key' && <KeptKey draft={draft} />}
      {draft.credentials === 'environment' && (
        <Note>{offered?.environment ? aws.environmentSet : aws.environmentUnset}</Note>
      )}
      <Choice
        label={aws.regions}
        value={draft.regions}
        options={[
          {value: 'all' as const, label: aws.allRegions},
          {value: 'some' as const, label: aws.someRegions},
        ]}
        onChoose={regions => fill({regions})}
      />
      {draft.regions === 'some' && (
        <TextField
          label={aws.regionList}
          hint={aws.regionHint}
          error={draft.regionList === '' ? undefined : errors.regionList}
          value={draft.regionList}
          onText={regionList => fill({regionList})}
        />
      )}
      <CheckField label={aws.assume} hint={aws.assumeHint} checked={draft.assume} onCheck={assume => fill({assume})} />
      {draft.assume && <Role draft={draft} errors={errors} />}
      <details className={styles.more} open={draft.endpoint !== '' || undefined}>
        <summary>{aws.advanced}</summary>
        <TextField
          label={aws.endpoint}
          hint={aws.endpointHint}
          optional
          type="url"
          error={errors.endpoint}
          value={draft.endpoint}
          onText={endpoint => fill({endpoint})}
        />
      </details>
    </>
  );
};

const Profile = ({draft, offered}: {draft: TargetDraft; offered: Targets['aws'] | undefined}) => {
  const {aws} = texts.collect;
  const profiles = offered?.profiles ?? [];
  const chosen = profiles.find(({name}) => name === draft.profile);
  if (offered && profiles.length === 0) {
    return <Note kind="open">{visible([aws.noProfiles, offered.problem].filter(Boolean).join(' '))}</Note>;
  }
  return (
    <>
      <SelectField
        label={aws.profile}
        hint={offered ? aws.files(visible(offered.files.join(', '))) : undefined}
        value={draft.profile}
        onText={profile => fill({profile})}
        options={[
          {value: '', label: texts.collect.errors.profile},
          // One that an earlier collection named, though this machine has it no more.
          ...(draft.profile !== '' && !chosen ? [{value: draft.profile, label: visible(draft.profile)}] : []),
          ...profiles.map(({name, by, region}) => ({
            value: name,
            label: `${visible(name)} (${aws.by[by] ?? by}${region ? aws.region(visible(region)) : ''})`,
          })),
        ]}
      />
      {offered?.problem && <Note kind="open">{visible(offered.problem)}</Note>}
      {chosen?.by === 'process' && <Note kind="open">{aws.runsCommand}</Note>}
    </>
  );
};

const KeptKey = ({draft}: {draft: TargetDraft}) => {
  const {aws} = texts.collect;
  const keys = useShell('shell.keys', {}).data;
  if (keys && keys.names.length === 0) {
    return (
      <Note kind="open">
        {keys.available ? aws.noKeys : aws.keysUnavailable}{' '}
        {keys.available && (
          <Button kind="quiet" onClick={() => go('settings', {tab: 'keys'})}>
            {aws.toSettings}
          </Button>
        )}
      </Note>
    );
  }
  return (
    <SelectField
      label={aws.key}
      value={draft.key}
      onText={key => fill({key})}
      options={[
        {value: '', label: texts.collect.errors.key},
        ...(keys?.names ?? []).map(name => ({value: name, label: name})),
      ]}
    />
  );
};

const Role = ({draft, errors}: FormProps) => {
  const {aws} = texts.collect;
  return (
    <div className={styles.nested}>
      <TextField
        label={aws.arn}
        spellCheck={false}
        placeholder="arn:aws:iam::111122223333:role/audit"
        error={draft.arn === '' ? undefined : errors.arn}
        value={draft.arn}
        onText={arn => fill({arn})}
      />
      <TextField
        label={aws.externalId}
        hint={aws.externalIdHint}
        optional
        spellCheck={false}
        error={errors.externalId}
        value={draft.externalId}
        onText={externalId => fill({externalId})}
      />
      <TextField
        label={aws.sessionName}
        hint={aws.sessionNameHint}
        optional
        spellCheck={false}
        error={errors.sessionName}
        value={draft.sessionName}
        onText={sessionName => fill({sessionName})}
      />
    </div>
  );
};
