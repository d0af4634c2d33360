import {X} from 'lucide-react';
import {formatBytes, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {Button} from '../button.tsx';
import {Progress} from '../progress.tsx';
import styles from './attach-jobs.module.css';
import type {AttachJob} from './attach-queue.ts';
import {attachQueue} from './attaching.ts';

const words = texts.evidenceField;

/** Files on their way in, and those that failed with the reason and what can be done. */
export const AttachJobs = ({jobs}: {jobs: readonly AttachJob[]}) => (
  <ul className={styles.jobs} aria-label={words.queue}>
    {jobs.map(job => (
      <li key={job.id} className={styles.job}>
        {job.state === 'failed' ? (
          <>
            <p role="alert" className={styles.failed}>
              {words.notAttached(visible(job.name), visible(job.reason))}
            </p>
            <Button onClick={() => attachQueue.retry(job.id)}>{texts.common.tryAgain}</Button>
            <Button
              kind="quiet"
              icon={X}
              aria-label={`${texts.common.dismiss}: ${visible(job.name)}`}
              onClick={() => attachQueue.dismiss(job.id)}
            />
          </>
        ) : (
          <div className={styles.under}>
            <p className={styles.name}>
              <span>{visible(job.name)}</span>
              <span className={styles.bytes}>{stand(job)}</span>
            </p>
            <Progress
              value={job.bytes}
              of={job.total || undefined}
              text={`${visible(job.name)}: ${stand(job)}`}
              tone="accent"
            />
          </div>
        )}
      </li>
    ))}
  </ul>
);

const stand = ({state, bytes, total}: AttachJob): string => {
  if (state === 'waiting') return words.waiting;
  return total && bytes > 0 ? words.progress(formatBytes(bytes), formatBytes(total)) : words.reading;
};
