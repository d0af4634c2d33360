import type {Output} from '../../../main/contract/methods.ts';
import {engine} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {CheckField} from '../../components/field.tsx';
import {IdText} from '../../components/id-text.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {Progress} from '../../components/progress.tsx';
import {Section} from '../../components/screen.tsx';
import {count, visible} from '../../format.ts';
import {useStore} from '../../store.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';
import {preflight, runPreflight} from './draft-store.ts';
import {PolicyButtons} from './policy-buttons.tsx';
import {PreflightRows} from './preflight-rows.tsx';
import {type TargetDraft, type TargetValue, targetKey} from './target-draft.ts';

/** Asks the target who we are and what we may read, before anything is put on the record. */
export const PreflightStep = ({
  target,
  from,
  busy,
}: {
  target: TargetValue | undefined;
  from: TargetDraft['from'];
  busy: boolean;
}) => {
  const words = texts.collect.preflight;
  const asked = useStore(preflight);
  const kind = target?.kind ?? (from === 'kubernetes' ? 'kubernetes' : 'aws');
  const current = target !== undefined && asked.of === targetKey(target);
  const {found} = asked;
  return (
    <Section title={texts.collect.steps.preflight}>
      <div className={styles.step}>
        <p className={styles.faint}>{words.about}</p>
        <div className={styles.buttons}>
          <Button
            kind={current && found ? 'plain' : 'primary'}
            busy={asked.asking}
            disabled={target === undefined || busy}
            onClick={() => target && void runPreflight(target)}
          >
            {found && current ? words.again : words.run}
          </Button>
          {asked.asking && <Button onClick={() => void engine.call('collect.cancel', {})}>{words.stop}</Button>}
          {!asked.asking && target === undefined && <span className={styles.faint}>{words.first}</span>}
          {!asked.asking && target !== undefined && !current && asked.of !== undefined && (
            <span className={styles.faint}>{words.stale}</span>
          )}
        </div>
        <p className="unseen" role="status">
          {asked.asking ? words.running : ''}
        </p>
        {asked.asking && <Progress value={0} text={words.running} />}
        {current && asked.error && <Problem error={asked.error} />}
        {current && found && <Found kind={kind} found={found} confirmed={asked.confirmed} />}
        <PolicyButtons kind={kind} />
      </div>
    </Section>
  );
};

const Found = ({
  kind,
  found,
  confirmed,
}: {
  kind: TargetValue['kind'];
  found: Output<'collect.preflight'>;
  confirmed: boolean;
}) => {
  const words = texts.collect.preflight;
  const {identity, rows, estimatedCalls} = found;
  return (
    <>
      <div className={styles.identity}>
        <h3>{words.identity}</h3>
        <dl className={styles.facts}>
          <dt>{words.facts.name}</dt>
          <dd>
            <b>{visible(identity.name)}</b>
          </dd>
          <dt>{words.facts.target[kind]}</dt>
          <dd>
            <IdText value={identity.target} head={40} />
          </dd>
          <dt>{words.facts.caller}</dt>
          <dd>
            <IdText value={identity.caller} whole />
          </dd>
          {Object.entries(identity.facts).map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
        <CheckField
          label={words.confirm[kind]}
          checked={confirmed}
          onCheck={sure => preflight.set(before => ({...before, confirmed: sure}))}
        />
      </div>
      <Note>{words.calls(count(estimatedCalls))}</Note>
      <PreflightRows rows={rows} />
    </>
  );
};

const Fact = ({name, value}: {name: string; value: string}) => (
  <>
    <dt>{visible(name)}</dt>
    <dd>{visible(value)}</dd>
  </>
);
