import {type ReactNode, useEffect} from 'react';
import type {z} from 'zod';
import type {Assessment} from '../../main/contract/records.ts';
import {Toasts} from '../components/toasts.tsx';
import {useRoute} from '../routes.ts';
import {texts} from '../texts/texts.ts';
import {EngineBanner} from './engine-banner.tsx';
import {Foot} from './foot.tsx';
import styles from './frame.module.css';
import {Rail} from './rail.tsx';
import {Top} from './top.tsx';

/** The window around a screen: rail, top, foot. Without an assessment only the screen itself. */
export const Frame = ({
  assessment,
  children,
}: {
  assessment?: z.infer<typeof Assessment> | undefined;
  children: ReactNode;
}) => {
  const {screen} = useRoute();
  useEffect(() => {
    document.title = assessment
      ? `${texts.screens[screen]} · ${assessment.client} · Fieldwork`
      : `${texts.screens[screen]} · Fieldwork`;
  }, [screen, assessment]);
  return (
    <div className={assessment ? styles.frame : styles.plain}>
      <button type="button" className={styles.skip} onClick={skipToMain}>
        {texts.frame.skip}
      </button>
      {assessment && <Rail assessment={assessment} />}
      <Top assessment={assessment} />
      <div className={styles.screen}>
        <EngineBanner />
        <div className={styles.place}>{children}</div>
      </div>
      {assessment && <Foot />}
      <Toasts />
    </div>
  );
};

const skipToMain = () => document.querySelector<HTMLElement>('main h1')?.focus();
