import {visible} from '../../../format.ts';
import {go, hashOf, type Places, type ScreenName} from '../../../routes.ts';
import {texts} from '../../../texts/texts.ts';
import styles from './aside.module.css';
import type {ControlView} from './check-standing.ts';

const words = texts.questionnaire;
type PaperRef = ControlView['papers'][number];

/** The screen that shows a working paper. */
export const placeOfPaper = ({kind, id}: PaperRef): {[S in ScreenName]: {screen: S; at: Places[S]}}[ScreenName] => {
  if (kind === 'sample') return {screen: 'samples', at: {id}};
  if (kind === 'finding') return {screen: 'findings', at: {id}};
  if (kind === 'vendor') return {screen: 'supplier', at: {tab: 'vendors'}};
  if (kind === 'responsibility')
    return {screen: 'supplier', at: {tab: 'responsibilities', supplier: id.split(':')[0] ?? ''}};
  if (kind === 'applicability') {
    const [edition = '', control = ''] = id.split(':');
    return {screen: 'soa', at: {edition, control}};
  }
  return {screen: 'papers', at: {tab: kind, id}};
};

/** Working papers that name the control. */
export const PapersNaming = ({papers}: {papers: readonly PaperRef[]}) => (
  <section className={styles.part}>
    <header className={styles.head}>
      <h2>{words.papers}</h2>
      <span>{papers.length}</span>
    </header>
    {papers.length === 0 && <p className={styles.none}>{words.noPapers}</p>}
    <ul>
      {papers.map(paper => {
        const {screen, at} = placeOfPaper(paper);
        return (
          <li key={`${paper.kind} ${paper.id}`} className={styles.paper}>
            <a
              href={hashOf(screen, at)}
              onClick={event => {
                event.preventDefault();
                go(screen, at);
              }}
            >
              {visible(paper.title)}
            </a>
            <p className={styles.fact}>
              {[words.paperKinds[paper.kind] ?? paper.kind, visible(paper.id), visible(paper.state)].join(' · ')}
            </p>
          </li>
        );
      })}
    </ul>
  </section>
);
