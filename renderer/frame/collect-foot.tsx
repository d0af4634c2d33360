import {useEffect} from 'react';
import {engine} from '../client.ts';
import {Progress} from '../components/progress.tsx';
import {count, ofTotal} from '../format.ts';
import {forget, queries, useEngine} from '../query.ts';
import {go} from '../routes.ts';
import {texts} from '../texts/texts.ts';
import styles from './foot.module.css';

/** The running collection wherever one is; leaving its screen does not stop it. */
export const CollectFoot = () => {
  const {running} = useEngine('collect.running', {}, {keep: true}).data ?? {};
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    // Hints come for every read; the figures are asked for four times a second at most.
    const soon = () => {
      due ??= setTimeout(() => {
        due = undefined;
        void forget(queries, ['collect.running']);
      }, 250);
    };
    const stops = [
      engine.on('collect.progress', soon),
      engine.on('collect.state', ({state}) => (state === 'ended' ? void forget(queries) : soon())),
    ];
    return () => {
      clearTimeout(due);
      for (const stop of stops) stop();
    };
  }, []);
  if (!running) return null;
  const unread = running.unread.reduce((sum, {count: times}) => sum + times, 0);
  const words = texts.frame.collecting(ofTotal(running.done, running.planned), running.paused);
  return (
    <button type="button" className={styles.collecting} onClick={() => go('collect', {collection: running.collection})}>
      <Progress value={running.done} of={running.planned} text={words} />
      <span>{words}</span>
      {unread > 0 && <span className={styles.unread}>{texts.frame.unread(count(unread))}</span>}
    </button>
  );
};
