import {useEffect, useState} from 'react';
import type {EngineState} from '../../main/contract/shell.ts';
import {shell} from '../client.ts';
import {Button} from '../components/button.tsx';
import {forget, queries} from '../query.ts';
import {texts} from '../texts/texts.ts';
import styles from './engine-banner.module.css';

/** Says when the engine died, hangs or came back, and what to do. Everything is read again once it is back. */
export const EngineBanner = () => {
  const [engine, setEngine] = useState<EngineState>();
  useEffect(
    () =>
      shell.on('engine.state', state => {
        setEngine(state);
        if (state.state === 'ready') void forget(queries);
      }),
    [],
  );
  const away = engine && engine.state !== 'ready' && engine.state !== 'starting';
  return (
    <div role="status" aria-live="assertive">
      {away && (
        <div className={styles.banner}>
          <span>{engine.message}</span>
          {engine.state !== 'stopped' && (
            <Button onClick={() => void shell.call('shell.restartEngine', {})}>{texts.frame.restartEngine}</Button>
          )}
        </div>
      )}
    </div>
  );
};
