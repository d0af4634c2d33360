import {useState} from 'react';
import type {NextStep} from '../../../main/contract/views.ts';
import {Button} from '../../components/button.tsx';
import {Section} from '../../components/screen.tsx';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {suggestionOf} from './next-step.ts';
import styles from './overview.module.css';
import {hashOfRoute} from './place.ts';

const first = 6;

/** What to do next, the most urgent first; each is a link to where it is done. */
export const NextList = ({steps}: {steps: readonly NextStep[]}) => {
  const [all, setAll] = useState(false);
  const words = texts.overview.next;
  const shown = all ? steps : steps.slice(0, first);
  return (
    <Section title={words.title}>
      {steps.length === 0 && <p className={styles.quiet}>{words.none}</p>}
      <ol className={styles.next}>
        {shown.map(suggestionOf).map(({key, text, detail, place}) => (
          <li key={key}>
            <a
              href={hashOfRoute(place)}
              onClick={event => {
                event.preventDefault();
                go(place.screen, place.at);
              }}
            >
              <b>{text}</b>
              <span>{detail}</span>
            </a>
          </li>
        ))}
      </ol>
      {steps.length > first && (
        <Button kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.showLess : words.showAll(steps.length - first)}
        </Button>
      )}
    </Section>
  );
};
