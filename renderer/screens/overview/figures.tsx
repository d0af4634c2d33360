import type {Overview} from '../../../main/contract/views.ts';
import {Section} from '../../components/screen.tsx';
import {go, type Route} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './overview.module.css';
import {hashOfRoute, placeIn} from './place.ts';

/** How much is on the record, each figure with what it is of. */
export const Figures = ({overview}: {overview: Overview}) => {
  const words = texts.overview.figures;
  const {requests, findings} = overview;
  const rows: readonly (readonly [string, string, Route])[] = [
    [words.evidence, words.count(overview.evidence), placeIn('evidence', {})],
    [words.resources, words.count(overview.resources), placeIn('resources', {})],
    [words.interviews, words.count(overview.interviews), placeIn('papers', {tab: 'interviews'})],
    [words.requests, words.of(requests.answered, requests.of), placeIn('papers', {tab: 'requests'})],
    [words.samples, words.count(overview.samples), placeIn('samples', {})],
    [words.findings, words.of(findings.open, findings.of), placeIn('findings', {})],
  ];
  return (
    <Section title={words.title}>
      <ul className={styles.figures}>
        {rows.map(([name, value, place]) => (
          <li key={name}>
            <a
              href={hashOfRoute(place)}
              onClick={event => {
                event.preventDefault();
                go(place.screen, place.at);
              }}
            >
              <span>{name}</span>
              <b>{value}</b>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
};
