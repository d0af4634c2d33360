import {Pause, Play, Square} from 'lucide-react';
import {useEffect, useState} from 'react';
import type {RunningCollection} from '../../../main/contract/views.ts';
import {engine} from '../../client.ts';
import {useCommands} from '../../commands/commands.ts';
import {Button} from '../../components/button.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {Note} from '../../components/problem.tsx';
import {Progress} from '../../components/progress.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {count, visible} from '../../format.ts';
import {forget, queries} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';
import type {CollectionView} from './collection-list.tsx';
import {ReadLog} from './read-log.tsx';
import {RunningGroups} from './running-groups.tsx';
import {targetWords} from './target-words.ts';
import {UnreadList} from './unread-list.tsx';
import {useAnnouncement} from './use-announcement.ts';
import {useReadingNow} from './use-reading-now.ts';

/** A collection under way: what is read now, how much is left, what failed so far. */
export const RunningView = ({
  running,
  collection,
}: {
  running: RunningCollection;
  collection: CollectionView | undefined;
}) => {
  const words = texts.collect.run;
  const reading = useReadingNow(running.collection);
  const said = useAnnouncement(running);
  const [asking, setAsking] = useState(false);
  useFreshLog(running.done);
  const unread = running.unread.reduce((sum, {count: times}) => sum + times, 0);
  const hold = () => void engine.call(running.paused ? 'collect.continue' : 'collect.pause', {});
  useCommands([
    {
      id: 'collect:pause',
      title: running.paused ? texts.collect.commands.continue : texts.collect.commands.pause,
      group: texts.collect.commands.group,
      run: hold,
    },
  ]);
  return (
    <>
      <p className="unseen" role="status" aria-live="polite">
        {said}
      </p>
      <div className={styles.now}>
        <div className={styles.nowHead}>
          <div>
            <p className={styles.big}>{words.reads(count(running.done), count(running.planned))}</p>
            <p className={styles.faint}>{words.left(count(Math.max(0, running.planned - running.done)))}</p>
            <p className={unread > 0 ? styles.unanswered : styles.faint}>
              {unread > 0 && <StateMark state="not-assessed" size={12} />} {words.unread(count(unread))}
            </p>
          </div>
          <div className={styles.buttons}>
            <Button icon={running.paused ? Play : Pause} onClick={hold}>
              {running.paused ? words.continue : words.pause}
            </Button>
            <Button icon={Square} kind="danger" onClick={() => setAsking(true)}>
              {words.cancel}
            </Button>
          </div>
        </div>
        <Progress
          value={running.done}
          of={running.planned}
          tone={running.paused ? 'open' : 'accent'}
          text={words.reads(count(running.done), count(running.planned))}
        />
        <p className={styles.reading}>
          {running.paused ? (
            words.pausedNow
          ) : (
            <>
              <span className={styles.faint}>{words.reading}</span>{' '}
              <code>{reading ? visible(`${reading.operation} · ${reading.region}`) : words.waiting}</code>
            </>
          )}
        </p>
        <p className={styles.faint}>
          {visible(running.identity?.caller ?? targetWords(collection?.target ?? running.target))}
        </p>
      </div>
      <Note>{words.leave}</Note>
      <Section title={words.groups}>
        <RunningGroups groups={running.groups} />
      </Section>
      <Section title={words.failures} count={running.unread.length > 0 ? count(running.unread.length) : undefined}>
        {running.unread.length === 0 ? (
          <p className={styles.faint}>{words.noFailures}</p>
        ) : (
          <UnreadList unread={running.unread} />
        )}
      </Section>
      <ReadLog collection={running.collection} />
      <Dialog
        open={asking}
        title={words.cancelTitle}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{words.keep}</Button>
            <Button
              kind="danger"
              onClick={() => {
                setAsking(false);
                void engine.call('collect.cancel', {});
              }}
            >
              {words.cancelNow}
            </Button>
          </>
        }
      >
        <p>{words.cancelAbout}</p>
      </Dialog>
    </>
  );
};

/** The log is read anew while reads come in, at most every two seconds. */
const useFreshLog = (done: number): void => {
  const [due, setDue] = useState(done);
  useEffect(() => {
    if (done === due) return;
    const timer = setTimeout(() => {
      setDue(done);
      void forget(queries, ['reads.list']);
    }, 2000);
    return () => clearTimeout(timer);
  }, [done, due]);
};
