import {useEffect, useState} from 'react';
import {IdText} from '../components/id-text.tsx';
import {formatClock, visible} from '../format.ts';
import {useEngine} from '../query.ts';
import {saving} from '../saving.ts';
import {useStore} from '../store.ts';
import {texts} from '../texts/texts.ts';
import {CollectFoot} from './collect-foot.tsx';
import styles from './foot.module.css';

/** Saved when, what the custody log stands at, what is being collected, online or offline. */
export const Foot = () => {
  const overview = useEngine('overview.get', {}, {keep: true}).data;
  return (
    <footer className={styles.foot}>
      <SavingState />
      {overview && (
        <span className={styles.custody}>
          {texts.frame.custody(overview.custody.entries)} <IdText value={overview.custody.head} head={6} />
        </span>
      )}
      <CollectFoot />
      <Online />
    </footer>
  );
};

const SavingState = () => {
  const {pending, at, failed} = useStore(saving.state);
  if (failed) {
    return (
      <span role="alert" className={styles.failed}>
        <span className={styles.why} title={visible(failed.message)}>
          {texts.frame.notSaved(visible(failed.message))}
        </span>
        {failed.retry && (
          <button type="button" onClick={failed.retry}>
            {texts.common.tryAgain}
          </button>
        )}
        <button type="button" onClick={saving.dismiss}>
          {texts.common.dismiss}
        </button>
      </span>
    );
  }
  return (
    <span role="status" className={pending > 0 ? styles.pending : styles.saved}>
      {pending > 0 ? texts.frame.saving : at ? texts.frame.saved(formatClock(at, true)) : texts.frame.nothingToSave}
    </span>
  );
};

const Online = () => {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return <span className={styles.online}>{online ? texts.frame.online : texts.frame.offline}</span>;
};
