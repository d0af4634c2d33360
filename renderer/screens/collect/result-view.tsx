import {useState} from 'react';
import {Button} from '../../components/button.tsx';
import {IdText} from '../../components/id-text.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {When} from '../../components/when.tsx';
import {count, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {useActor} from '../../settings.ts';
import {useStore} from '../../store.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';
import {collecting} from './collecting.ts';
import type {CollectionView} from './collection-list.tsx';
import {draft} from './draft-store.ts';
import {answeredOf, readsOf} from './figures.ts';
import {ReadLog} from './read-log.tsx';
import {ResumeDialog} from './resume-dialog.tsx';
import {draftOf, targetKey} from './target-draft.ts';
import {targetWords} from './target-words.ts';
import {UnreadList} from './unread-list.tsx';

const values = ['fail', 'not-assessed', 'pass', 'not-applicable'] as const;

/** What came of a collection: what was read of all, what could not be, and the way to go on. */
export const ResultView = ({
  collection,
  all,
  busy,
}: {
  collection: CollectionView;
  all: readonly CollectionView[];
  /** A collection runs. */
  busy: boolean;
}) => {
  const words = texts.collect.result;
  const by = useActor();
  const {starting, error} = useStore(collecting.state);
  const [asking, setAsking] = useState<'resume' | 'afresh'>();
  const unread = useEngine('collect.unread', {collection: collection.id});
  const {target, identity, state} = collection;
  const later = all.findLast(other => targetKey(other.target) === targetKey(target));
  const newest = later?.id === collection.id;
  const stopped = state === 'interrupted' || state === 'cancelled';
  const start = async (fresh: boolean) => {
    const id = await collecting.start(target, by, fresh);
    if (id !== undefined) go('collect', {collection: id}, id === collection.id);
  };
  // A command of a kubeconfig is never run again unseen.
  const begin = (how: 'resume' | 'afresh') =>
    target.kind === 'kubernetes' && target.allowExec ? setAsking(how) : void start(how === 'afresh');
  return (
    <>
      <div className={styles.actions}>
        {stopped && newest && (
          <Button kind="primary" busy={starting} disabled={busy} onClick={() => begin('resume')}>
            {words.resume}
          </Button>
        )}
        <Button busy={starting} disabled={busy} onClick={() => begin('afresh')}>
          {words.afresh}
        </Button>
        <Button
          onClick={() => {
            draft.set(draftOf(target));
            go('collect');
          }}
        >
          {words.again}
        </Button>
      </div>
      {error && (
        <Problem error={error}>
          <Button
            onClick={() => {
              collecting.dismiss();
              draft.set(draftOf(target));
              go('collect');
            }}
          >
            {words.again}
          </Button>
        </Problem>
      )}
      {stopped && (
        <Note kind="open">
          {texts.collect.states[state]}. {newest ? words.stopped : ''}
          {collection.problem && (
            <>
              {' '}
              {words.problem}: {visible(collection.problem)}
            </>
          )}
        </Note>
      )}
      {!newest && <Note>{words.superseded}</Note>}
      <dl className={styles.numbers}>
        <div>
          <dt>{words.readsAnswered}</dt>
          <dd>{words.answered(count(answeredOf(collection)), count(readsOf(collection)))}</dd>
        </div>
        <div>
          <dt>{words.resources}</dt>
          <dd>{count(collection.resources)}</dd>
        </div>
        {identity && newest && <VerdictNumbers target={identity.target} />}
      </dl>
      <dl className={styles.facts}>
        <dt>{words.target}</dt>
        <dd>
          {visible(targetWords(target))}
          {identity && (
            <>
              {' '}
              · <IdText value={identity.target} head={20} />
            </>
          )}
        </dd>
        {identity && (
          <>
            <dt>{words.caller}</dt>
            <dd>
              <IdText value={identity.caller} whole />
            </dd>
          </>
        )}
        <dt>{words.by}</dt>
        <dd>{visible(collection.by)}</dd>
        <dt>{words.started}</dt>
        <dd>
          <When at={collection.startedAt} seconds />
        </dd>
        {collection.endedAt !== undefined && (
          <>
            <dt>{words.ended}</dt>
            <dd>
              <When at={collection.endedAt} seconds />
            </dd>
          </>
        )}
      </dl>
      <Section title={words.unread} count={unread.data?.length}>
        <Loaded query={unread}>
          {found =>
            found.length === 0 ? (
              <p className={styles.summary}>
                <StateMark state="pass" /> {words.allRead}
              </p>
            ) : (
              <UnreadList unread={found} />
            )
          }
        </Loaded>
      </Section>
      <ReadLog collection={collection.id} />
      {asking && target.kind === 'kubernetes' && (
        <ResumeDialog
          target={target}
          onClose={() => setAsking(undefined)}
          onAgree={() => {
            setAsking(undefined);
            void start(asking === 'afresh');
          }}
        />
      )}
    </>
  );
};

const VerdictNumbers = ({target}: {target: string}) => {
  const facets = useEngine('verdicts.query', {targets: [target], limit: 1}).data?.facets.verdicts;
  const counted = new Map(facets?.map(({value, count: number}) => [value, number]));
  const show = (view: string, verdict?: string) =>
    go('resources', {view, target, ...(verdict === undefined ? {} : {verdict})});
  return (
    <div className={styles.verdictNumbers}>
      <dt>{texts.collect.result.verdicts}</dt>
      <dd>
        {values.map(value => (
          <button key={value} type="button" className={styles.number} onClick={() => show('verdicts', value)}>
            <StateMark state={value} /> {count(counted.get(value) ?? 0)}
            <span className={styles.faint}>{texts.states[value]}</span>
          </button>
        ))}
        <Button kind="quiet" onClick={() => show('resources')}>
          {texts.collect.result.seeResources}
        </Button>
      </dd>
    </div>
  );
};
