import {useCallback, useEffect, useState} from 'react';
import {type MadeReport, makeReport} from './made-report.ts';

/** The report that is shown, and the one being made beside it. */
export const useReport = (assessment: string | undefined) => {
  const [made, setMade] = useState<MadeReport | undefined>(undefined);
  const [making, setMaking] = useState(true);
  const [error, setError] = useState<Error | undefined>(undefined);
  const [wish, setWish] = useState({anew: false, turn: 0});
  useEffect(() => {
    if (assessment === undefined) return;
    let gone = false;
    setMaking(true);
    setError(undefined);
    makeReport(assessment, wish.anew)
      .then(
        report => !gone && setMade(report),
        (thrown: unknown) => !gone && setError(thrown instanceof Error ? thrown : new Error(String(thrown))),
      )
      .finally(() => !gone && setMaking(false));
    return () => {
      gone = true;
    };
  }, [assessment, wish]);
  const again = useCallback(() => setWish(({turn}) => ({anew: true, turn: turn + 1})), []);
  return {made, making, error, again};
};
