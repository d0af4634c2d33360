import {useState} from 'react';
import type {z} from 'zod';
import type {EvidenceItem} from '../../../main/contract/records.ts';
import {engine, shell} from '../../client.ts';
import {say} from '../../components/toasts.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {copyName} from './copy-name.ts';

type Item = z.infer<typeof EvidenceItem>;

/** Writes a file of an item where a person says. Whether to write over another file the system's own dialog has asked. */
export const useSaveCopy = () => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | undefined>(undefined);
  const save = async (item: Item, file: number) => {
    const of = item.files[file];
    if (!of) return;
    setBusy(true);
    setError(undefined);
    try {
      const {paths} = await shell.call('shell.choose', {purpose: 'save-copy', suggested: copyName(item, of)});
      const [path] = paths;
      if (path === undefined) return;
      const written = await engine.call('evidence.export', {id: item.id, file, path, replace: true});
      say(texts.evidence.saved(visible(written.path)));
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    } finally {
      setBusy(false);
    }
  };
  return {save, busy, error, dismiss: () => setError(undefined)};
};
