import {useEffect, useState} from 'react';
import type {Event} from '../../../main/contract/events.ts';
import {engine} from '../../client.ts';

type Progress = Event<'collect.progress'>;

/** The read that was told of last; shown at most five times a second, so that it can be read. */
export const useReadingNow = (collection: string): Progress | undefined => {
  const [reading, setReading] = useState<Progress>();
  useEffect(() => {
    let latest: Progress | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = engine.on('collect.progress', event => {
      if (event.collection !== collection) return;
      latest = event;
      timer ??= setTimeout(() => {
        timer = undefined;
        setReading(latest);
      }, 200);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [collection]);
  return reading;
};
