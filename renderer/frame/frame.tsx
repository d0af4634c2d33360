import {type ReactNode, useEffect} from 'react';
import type {z} from 'zod';
import type {Assessment} from '../../main/contract/records.ts';
import {Toasts} from '../components/toasts.tsx';
import {visible} from '../format.ts';
import {useRoute} from '../routes.ts';
import {texts} from '../texts/texts.ts';
import {EngineBanner} from './engine-banner.tsx';
import {Foot} from './foot.tsx';
import styles from './frame.module.css';
import {Rail} from './rail.tsx';
import {Top} from './top.tsx';

/** The window around a screen: rail, top, foot. `framed` without an assessment keeps their places while one is being looked for. */
export const Frame = ({
  assessment,
  framed,
  children,
}: {
  assessment?: z.infer<typeof Assessment> | undefined;
  framed: boolean;
  children: ReactNode;
}) => {
  const {screen} = useRoute();
  useEffect(() => {
    document.title = assessment
      ? `${texts.screens[screen]} · ${visible(assessment.client)} · Fieldwork`
      : `${texts.screens[screen]} · Fieldwork`;
  }, [screen, assessment]);
  return (
    <div className={framed ? styles.frame : styles.plain}>
      <button type="button" className={styles.skip} onClick={skipToMain}>
        {texts.frame.skip}
      </button>
      {framed && (assessment ? <Rail assessment={assessment} /> : <div className={styles.railPlace} />)}
      <Top assessment={assessment} />
      <div className={styles.screen}>
        <EngineBanner />
        <div className={styles.place}>{children}</div>
      </div>
      {framed && (assessment ? <Foot /> : <div className={styles.footPlace} />)}
      <Toasts />
    </div>
  );
};

const skipToMain = () => document.querySelector<HTMLElement>('main h1')?.focus();
