import {useState} from 'react';
import {engine, shell} from '../../client.ts';
import {say} from '../../components/toasts.tsx';
import {count, visible} from '../../format.ts';
import {useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {type LibraryState, queryOf} from './library-state.ts';

/** Writes the list as it is shown, filtered and sorted, as CSV. */
export const useExport = (state: LibraryState) => {
  const reference = useAssessment()?.reference ?? 'assessment';
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | undefined>(undefined);
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const {paths} = await shell.call('shell.choose', {purpose: 'save-csv', suggested: `${reference}-evidence.csv`});
      const [path] = paths;
      if (path === undefined) return;
      const {rows} = await engine.call('rows.export', {
        path,
        replace: true,
        of: {rows: 'evidence', query: queryOf(state)},
      });
      say(texts.evidence.exported(count(rows), visible(path)));
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    } finally {
      setBusy(false);
    }
  };
  return {save, busy, error};
};
