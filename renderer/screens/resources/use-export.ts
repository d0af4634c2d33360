import {useState} from 'react';
import {shell} from '../../client.ts';
import {say} from '../../components/toasts.tsx';
import {count, visible} from '../../format.ts';
import {useAction} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import type {View} from './table-place.ts';

/** Writes what a table shows, filtered and sorted as shown, to a file that a person names. */
export const useExport = (rows: View, query: Readonly<Record<string, unknown>>) => {
  const write = useAction('rows.export', {touches: [], quiet: true});
  const [refused, setRefused] = useState<Error>();
  const start = async () => {
    setRefused(undefined);
    try {
      const {paths} = await shell.call('shell.choose', {purpose: 'save-csv', suggested: `${rows}.csv`});
      const [path] = paths;
      if (path === undefined) return;
      // The dialog has asked whether an existing file is replaced.
      const done = await write.mutateAsync({path, replace: true, of: {rows, query}});
      say(texts.resources.exported(count(done.rows), visible(done.path)));
    } catch (error) {
      setRefused(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return {start: () => void start(), busy: write.isPending, error: refused};
};
