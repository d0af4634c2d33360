import type {Output} from '../../../main/contract/methods.ts';
import styles from './collect.module.css';
import {FailedRead} from './failed-read.tsx';
import {useWaiting} from './use-waiting.ts';

/** Every read that gave no answer, grouped by operation, region and reason. */
export const UnreadList = ({unread}: {unread: Output<'collect.unread'>}) => {
  const waiting = useWaiting();
  return (
    <ul className={styles.failed}>
      {unread.map(({operation, region, outcome, error, permissions, count}) => (
        <FailedRead
          key={`${operation} ${region} ${outcome} ${error}`}
          operation={operation}
          region={region}
          outcome={outcome}
          error={error}
          permissions={permissions}
          controls={waiting([operation])}
          times={count}
        />
      ))}
    </ul>
  );
};
