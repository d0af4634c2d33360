import {useEffect, useRef, useState} from 'react';
import type {EngineState} from '../../main/contract/shell.ts';
import {shell} from '../client.ts';
import {Button} from '../components/button.tsx';
import {say} from '../components/toasts.tsx';
import {forget, queries} from '../query.ts';
import {texts} from '../texts/texts.ts';
import styles from './engine-banner.module.css';

const troubled = (engine: EngineState | undefined): boolean =>
  engine !== undefined && engine.state !== 'ready' && engine.state !== 'starting';

/** Says when the engine died, hangs or came back, and what to do. Once it is back everything is read again, where one was. */
export const EngineBanner = () => {
  const [engine, setEngine] = useState<EngineState>();
  const wasAway = useRef(false);
  useEffect(
    () =>
      shell.on('engine.state', state => {
        setEngine(state);
        wasAway.current ||= troubled(state);
        if (state.state !== 'ready') return;
        void forget(queries);
        if (wasAway.current) say(state.message);
        wasAway.current = false;
      }),
    [],
  );
  return (
    <div role="status" aria-live="assertive">
      {engine && troubled(engine) && (
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
