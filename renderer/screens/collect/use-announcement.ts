import {useEffect, useRef, useState} from 'react';
import type {RunningCollection} from '../../../main/contract/views.ts';
import {announcement, type Spoken} from './announcing.ts';

/** What is read aloud of a running collection: little, and not often. */
export const useAnnouncement = (running: RunningCollection | undefined): string => {
  const spoken = useRef<Spoken | undefined>(undefined);
  const [text, setText] = useState('');
  useEffect(() => {
    const next = announcement(spoken.current, running, Date.now());
    if (!next) return;
    spoken.current = next.spoken;
    setText(next.text);
  }, [running]);
  return text;
};
