import {Button} from '../../components/button.tsx';
import {Chip} from '../../components/chip.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Note} from '../../components/problem.tsx';
import {Screen, Section} from '../../components/screen.tsx';
import {ofTotal, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {PaperHistory} from '../papers/paper-history.tsx';
import {papersOf} from '../papers/paper-tabs.ts';
import {WithdrawPaper} from '../papers/withdraw-paper.tsx';
import {WithdrawnNote} from '../papers/withdrawn-note.tsx';
import {CheckAgain} from './check-again.tsx';
import {findingFrom} from './failed-items.ts';
import {SampleFacts} from './sample-facts.tsx';
import {SampleItems} from './sample-items.tsx';
import {Results} from './sample-list.tsx';
import {type StoredSample, tallyOf} from './sample-rows.ts';
import styles from './samples.module.css';

const t = texts.samples;

/** One sample: its items and their results, and beside them how it was drawn and whether it still can be. */
export const SampleDetail = ({id}: {id: string}) => {
  const papers = useEngine('papers.list', {kind: 'sample'});
  const back = <Button onClick={() => go('samples')}>{t.back}</Button>;
  return (
    <Loaded query={papers}>
      {list => {
        const stored = papersOf(list, 'sample').find(sample => sample.id === id);
        if (!stored) {
          return (
            <Screen title={visible(id)} actions={back}>
              <Note kind="open">{t.missing(visible(id))}</Note>
            </Screen>
          );
        }
        const {withdrawn} = stored.paper;
        return (
          <Screen
            title={t.titleOf(stored.id)}
            about={<b>{visible(stored.paper.title)}</b>}
            width="wide"
            actions={
              <>
                {withdrawn && <Chip>{t.withdrawn}</Chip>}
                {back}
                {!withdrawn && <WithdrawPaper kind="sample" id={stored.id} />}
              </>
            }
            aside={
              <>
                <SampleFacts sample={stored.paper} />
                <CheckAgain stored={stored} />
                <PaperHistory kind="sample" id={stored.id} />
              </>
            }
          >
            {withdrawn && (
              <div className={styles.gap}>
                <WithdrawnNote {...withdrawn} />
              </div>
            )}
            {stored.paper.limits && (
              <div className={styles.gap}>
                <Note kind="open">
                  <b>{t.facts.limits}</b>
                  <p>{visible(stored.paper.limits)}</p>
                </Note>
              </div>
            )}
            <Items stored={stored} />
          </Screen>
        );
      }}
    </Loaded>
  );
};

const Items = ({stored}: {stored: StoredSample}) => {
  const {id, paper} = stored;
  const finding = paper.withdrawn ? undefined : findingFrom(id, paper);
  const tally = tallyOf(paper);
  return (
    <Section
      title={t.items.title}
      count={t.items.progress(ofTotal(paper.items.length - tally.open, paper.items.length))}
      actions={<Results sample={paper} />}
    >
      {finding && (
        <div className={styles.failed}>
          <p>{t.raiseAbout(tally['does-not-conform'])}</p>
          <Button onClick={() => go('findings', finding)}>{t.raise}</Button>
        </div>
      )}
      <SampleItems stored={stored} />
    </Section>
  );
};
