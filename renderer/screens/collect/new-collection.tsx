import {useState} from 'react';
import type {RunningCollection} from '../../../main/contract/views.ts';
import {Button} from '../../components/button.tsx';
import {CheckField} from '../../components/field.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {useEngine} from '../../query.ts';
import {go, route} from '../../routes.ts';
import {useActor} from '../../settings.ts';
import {useStore} from '../../store.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';
import {collecting} from './collecting.ts';
import type {CollectionView} from './collection-list.tsx';
import {draft, preflight} from './draft-store.ts';
import {PreflightStep} from './preflight-step.tsx';
import {resumableOf} from './resumable.ts';
import {type DraftTarget, type TargetValue, targetKey, targetOf} from './target-draft.ts';
import {TargetStep} from './target-step.tsx';
import {Teaching} from './teaching.tsx';

/** The steps of a new collection, all in sight: target, preflight, run. */
export const NewCollection = ({
  collections,
  running,
}: {
  collections: readonly CollectionView[];
  running: RunningCollection | undefined;
}) => {
  const filled = useStore(draft);
  const file = filled.kubeconfig === '' ? {} : {kubeconfig: filled.kubeconfig};
  const targets = useEngine('collect.targets', file, {keep: true});
  const exec = targets.data?.kubernetes.contexts.find(({name}) => name === filled.context)?.exec;
  const meant: DraftTarget = targetOf(filled, {
    exec: filled.from === 'kubernetes' ? exec : undefined,
    sample: targets.data?.sample.map(({target}) => target) ?? [],
  });
  return (
    <>
      {collections.length === 0 && <Teaching />}
      <TargetStep draft={filled} targets={targets} errors={meant.errors} />
      <PreflightStep target={meant.target} from={filled.from} busy={running !== undefined} />
      <RunStep target={meant.target} collections={collections} running={running} />
    </>
  );
};

const RunStep = ({
  target,
  collections,
  running,
}: {
  target: TargetValue | undefined;
  collections: readonly CollectionView[];
  running: RunningCollection | undefined;
}) => {
  const by = useActor();
  const asked = useStore(preflight);
  const {starting, error} = useStore(collecting.state);
  const [afresh, setAfresh] = useState(false);
  const ready = target !== undefined && asked.of === targetKey(target) && asked.found !== undefined && asked.confirmed;
  const stopped = target && resumableOf(target, collections);
  const start = async () => {
    if (!target) return;
    const id = await collecting.start(target, by, afresh);
    const here = route();
    if (id !== undefined && here.screen === 'collect' && here.at.collection === undefined) {
      go('collect', {collection: id});
    }
  };
  return (
    <Section title={texts.collect.steps.run}>
      <div className={styles.step}>
        {running && (
          <Note kind="open">
            {texts.collect.run.busy}{' '}
            <Button kind="quiet" onClick={() => go('collect', {collection: running.collection})}>
              {texts.collect.run.showRunning}
            </Button>
          </Note>
        )}
        {ready && stopped && (
          <>
            <Note>{texts.collect.run.resumes(stopped.id)}</Note>
            <CheckField label={texts.collect.run.afresh} checked={afresh} onCheck={setAfresh} />
          </>
        )}
        {error && <Problem error={error} />}
        {ready && asked.found ? (
          <div>
            <Button kind="primary" busy={starting} disabled={running !== undefined} onClick={() => void start()}>
              {texts.collect.run.start(asked.found.identity.name)}
            </Button>
          </div>
        ) : (
          <p className={styles.faint}>{texts.collect.run.first}</p>
        )}
      </div>
    </Section>
  );
};
