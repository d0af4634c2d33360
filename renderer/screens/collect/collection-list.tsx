import {Plus} from 'lucide-react';
import type {Output} from '../../../main/contract/methods.ts';
import type {RunningCollection} from '../../../main/contract/views.ts';
import {Button} from '../../components/button.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {count, formatUtc, visible} from '../../format.ts';
import {go, hashOf} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collection-list.module.css';
import {answeredOf, readsOf} from './figures.ts';

export type CollectionView = Output<'collect.list'>[number];

/** The way to a new collection, and all there were, the newest first. */
export const CollectionList = ({
  collections,
  chosen,
  running,
}: {
  collections: readonly CollectionView[];
  chosen: string | undefined;
  running: RunningCollection | undefined;
}) => (
  <nav className={styles.list} aria-label={texts.collect.earlier}>
    <Button icon={Plus} onClick={() => go('collect')} aria-current={chosen === undefined ? 'page' : undefined}>
      {texts.collect.fresh}
    </Button>
    <h2 className={styles.heading}>{texts.collect.earlier}</h2>
    {collections.length === 0 && <p className={styles.none}>{texts.collect.noneYet}</p>}
    <ul>
      {[...collections].reverse().map(collection => (
        <li key={collection.id}>
          <a
            href={hashOf('collect', {collection: collection.id})}
            className={styles.entry}
            aria-current={collection.id === chosen ? 'page' : undefined}
            onClick={event => {
              event.preventDefault();
              go('collect', {collection: collection.id});
            }}
          >
            <StateMark state={markOf(collection)} />
            <span className={styles.words}>
              <b>{visible(collection.identity?.name ?? collection.id)}</b>
              <span>{formatUtc(collection.startedAt)}</span>
              <span>
                {texts.collect.states[collection.state]} ·{' '}
                {running?.collection === collection.id
                  ? texts.collect.run.reads(count(running.done), count(running.planned))
                  : texts.collect.run.reads(count(answeredOf(collection)), count(readsOf(collection)))}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const markOf = (collection: CollectionView) => {
  if (collection.state === 'running') return 'begun';
  if (collection.state !== 'finished') return 'partly';
  return answeredOf(collection) < readsOf(collection) ? 'could-not-be-read' : 'conforms';
};
