import {useQueryClient} from '@tanstack/react-query';
import {useEffect, useRef, useState} from 'react';
import {CallError} from '../../../main/contract/client.ts';
import {say} from '../../components/toasts.tsx';
import {forget, useAction} from '../../query.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {useUnsaved} from '../../unsaved.ts';
import {type Faults, sameDraft} from './draft-faults.ts';
import type {StoredOf, TabKind} from './paper-tabs.ts';

const t = texts.papers.form;

type PaperOf<K extends TabKind> = StoredOf<K>['paper'];

/** How a kind of paper is typed: to the form, from the form, and what keeps it from being saved. */
export type PaperRules<K extends TabKind, D extends object> = {
  readonly draftOf: (paper: PaperOf<K>) => D;
  readonly faultsOf: (draft: D) => Faults;
  readonly paperOf: (draft: D) => PaperOf<K>;
};

/**
 * The form of a paper: what is typed against what is on record. A version that somebody else saved meanwhile is taken over where
 * nothing was typed, and shown where something was. `onNew` gets the id of a paper that was made.
 */
export const usePaperForm = <K extends TabKind, D extends object>({
  stored,
  first,
  rules,
  onNew,
}: {
  stored: StoredOf<K> | undefined;
  first: D;
  rules: PaperRules<K, D>;
  onNew: (id: string) => void;
}) => {
  const by = useActor();
  const client = useQueryClient();
  const [base, setBase] = useState({version: stored?.version ?? 0, draft: first});
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const saving = useAction('papers.save');
  const dirty = !sameDraft(draft, base.draft);
  const letGo = useUnsaved(dirty);
  const newer = stored && stored.version > base.version ? stored : undefined;
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const adopt = ({version, paper}: StoredOf<K>) => {
    const now = rules.draftOf(paper);
    setBase({version, draft: now});
    setDraft(now);
    setTried(false);
    saving.reset();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when a newer version arrives, or nothing typed stands in its way
  useEffect(() => {
    if (newer && !dirty && !saving.isPending) adopt(newer);
  }, [newer?.version, dirty, saving.isPending]);

  const save = async (expected = base.version): Promise<void> => {
    setTried(true);
    if (saving.isPending || Object.keys(rules.faultsOf(draft)).length > 0) return;
    const sent = draft;
    try {
      const {stored: kept} = await saving.mutateAsync({
        paper: rules.paperOf(sent),
        by,
        expected,
        ...(stored ? {id: stored.id} : {}),
      });
      const saved = rules.draftOf(kept.paper as PaperOf<K>);
      setBase({version: kept.version, draft: saved});
      setDraft(now => (sameDraft(now, sent) ? saved : now));
      setTried(false);
      const earlier = stored?.paper;
      const undo = () => saving.mutate({paper: earlier as PaperOf<K>, by, id: kept.id, expected: kept.version});
      say(t.saved(kept.id), earlier && kept.version > base.version ? undo : undefined);
      if (stored || !shown.current) return;
      letGo();
      onNew(kept.id);
    } catch (error) {
      if (isConflict(error)) await forget(client, ['papers.']);
    }
  };

  const faults = tried ? rules.faultsOf(draft) : {};
  return {
    draft,
    change: (part: Partial<D>) => setDraft(now => ({...now, ...part})),
    dirty,
    fault: (field: keyof D & string) => {
      const found = faults[field];
      return found && t.faults[found];
    },
    faults: Object.keys(faults).length,
    save,
    saving,
    /** Saved by somebody else while something was typed. */
    newer: dirty ? newer : undefined,
    keepMine: () => newer && save(newer.version),
    takeTheirs: () => newer && adopt(newer),
    letGo,
  };
};

export type PaperForm = Omit<ReturnType<typeof usePaperForm>, 'draft' | 'change' | 'fault'>;

const isConflict = (error: unknown): boolean => error instanceof CallError && error.code === 'conflict';
