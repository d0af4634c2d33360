import {formatLocal, formatUtc} from '../format.ts';
import {useSettings} from '../settings.ts';
import styles from './when.module.css';

/** An instant: UTC as on the record, and this machine's time beside it where the settings say so. */
export const When = ({at, seconds = false}: {at: string; seconds?: boolean}) => {
  const {localTimes} = useSettings();
  return (
    <time dateTime={at} title={formatLocal(at)}>
      <span className={styles.utc}>{formatUtc(at, seconds)}</span>
      {localTimes && (
        <>
          {' '}
          <span className={styles.local}>({formatLocal(at)})</span>
        </>
      )}
    </time>
  );
};
