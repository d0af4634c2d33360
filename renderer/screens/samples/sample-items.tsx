import {useCallback, useRef, useState} from 'react';
import type {SampleItem} from '../../../main/contract/papers.ts';
import {useCommands} from '../../commands/commands.ts';
import {say} from '../../components/toasts.tsx';
import {visible} from '../../format.ts';
import {useAction} from '../../query.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {useUnsaved} from '../../unsaved.ts';
import {draftOfItem, faultOfItem, type ItemDraft, isSaved, resultKeys} from './item-drafts.ts';
import {SampleItemRow} from './sample-item-row.tsx';
import type {StoredSample} from './sample-rows.ts';
import styles from './samples.module.css';

const t = texts.samples;

/** The items of a sample, each with its result: by buttons, or by keys from anywhere on the screen. */
export const SampleItems = ({stored}: {stored: StoredSample}) => {
  const {id, paper} = stored;
  const {items} = paper;
  const by = useActor();
  const locked = paper.withdrawn !== undefined;
  const saving = useAction('samples.result', {
    touches: ['papers.', 'overview.', 'evidence.', 'package.', 'report.', 'signoff.', 'search.', 'controls.get'],
  });
  const [drafts, setDrafts] = useState<ReadonlyMap<string, ItemDraft>>(new Map());
  const [failed, setFailed] = useState<{readonly key: string; readonly error: Error}>();
  const [open, setOpen] = useState(() => items.find(({result}) => result === 'open')?.key ?? items[0]?.key);
  const list = useRef<HTMLUListElement>(null);
  const dirty = items.some(item => {
    const draft = drafts.get(item.key);
    return draft !== undefined && !isSaved(draft, item);
  });
  useUnsaved(dirty);

  const keep = useCallback((key: string, draft: ItemDraft | undefined) => {
    setDrafts(now => {
      const next = new Map(now);
      if (draft) next.set(key, draft);
      else next.delete(key);
      return next;
    });
  }, []);

  const save = async (item: SampleItem, draft: ItemDraft, undoing = false): Promise<void> => {
    if (isSaved(draft, item)) return keep(item.key, undefined);
    keep(item.key, draft);
    if (faultOfItem(draft)) return;
    setFailed(undefined);
    const note = draft.note.trim();
    const sent = {result: draft.result, evidence: [...draft.evidence], ...(note === '' ? {} : {note})};
    try {
      await saving.mutateAsync({id, key: item.key, by, ...sent});
      setDrafts(now => (now.get(item.key) === draft ? new Map([...now].filter(([key]) => key !== item.key)) : now));
      if (undoing || item.result === 'open' || draft.result === item.result) return;
      const saved: SampleItem = {key: item.key, label: item.label, ...sent};
      say(t.items.saved(visible(item.label), t.results[draft.result]), () => void save(saved, draftOfItem(item), true));
    } catch (error) {
      setFailed({key: item.key, error: error instanceof Error ? error : new Error(String(error))});
    }
  };

  const current = items.find(({key}) => key === open);
  const draftOf = (item: SampleItem): ItemDraft => drafts.get(item.key) ?? draftOfItem(item);
  const mark = (result: SampleItem['result'], item = current) => {
    if (!item || locked) return;
    const draft = {...draftOf(item), result};
    void save(item, draft);
    if (faultOfItem(draft)) setTimeout(() => list.current?.querySelector<HTMLElement>('textarea')?.focus(), 0);
  };
  const step = (by: number) => {
    const next = items[items.findIndex(({key}) => key === open) + by];
    if (!next) return;
    setOpen(next.key);
    list.current?.querySelectorAll<HTMLElement>('[data-item]')[items.indexOf(next)]?.focus();
  };
  const group = texts.screens.samples;
  useCommands([
    {id: 'samples:next', title: t.items.next, group, keys: 'J', run: () => step(1)},
    {id: 'samples:previous', title: t.items.previous, group, keys: 'K', run: () => step(-1)},
    ...(locked
      ? []
      : resultKeys.map(({key, result}) => ({
          id: `samples:${result}`,
          title: t.items.mark(t.results[result]),
          group,
          keys: key,
          run: () => mark(result),
        }))),
  ]);

  if (items.length === 0) return <p>{t.items.none}</p>;
  return (
    <>
      {!locked && <p className={styles.faint}>{t.items.keys}</p>}
      <ul ref={list} className={styles.items} aria-label={t.items.label}>
        {items.map(item => (
          <SampleItemRow
            key={item.key}
            item={item}
            control={paper.control}
            draft={draftOf(item)}
            open={item.key === open}
            locked={locked}
            busy={saving.isPending && item.key === open}
            error={failed?.key === item.key ? failed.error : undefined}
            onOpen={() => setOpen(item.key === open ? undefined : item.key)}
            onMark={result => mark(result, item)}
            onDraft={draft => keep(item.key, draft)}
            onSave={draft => void save(item, draft)}
          />
        ))}
      </ul>
    </>
  );
};
