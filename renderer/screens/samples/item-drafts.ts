import type {SampleItem} from '../../../main/contract/papers.ts';

/** What is being said of one item. */
export type ItemDraft = {
  readonly result: SampleItem['result'];
  readonly note: string;
  readonly evidence: readonly string[];
};

export type ItemFault = 'why-not-tested' | 'what-was-seen';

/** The results, each with its key. */
export const resultKeys: readonly {readonly key: string; readonly result: SampleItem['result']}[] = [
  {key: '1', result: 'conforms'},
  {key: '2', result: 'does-not-conform'},
  {key: '3', result: 'not-tested'},
  {key: '0', result: 'open'},
];

/** What is on record of an item, ready to be changed. */
export const draftOfItem = ({result, note, evidence}: SampleItem): ItemDraft => ({result, note: note ?? '', evidence});

/** Whether a draft says what is on record. */
export const isSaved = (draft: ItemDraft, item: SampleItem): boolean =>
  draft.result === item.result &&
  draft.note.trim() === (item.note ?? '').trim() &&
  draft.evidence.join() === item.evidence.join();

/** What keeps a result from being saved: what was not tested needs a reason, what does not conform something that was seen. */
export const faultOfItem = ({result, note, evidence}: ItemDraft): ItemFault | undefined => {
  const noted = note.trim() !== '';
  if (result === 'not-tested' && !noted) return 'why-not-tested';
  if (result === 'does-not-conform' && !noted && evidence.length === 0) return 'what-was-seen';
  return undefined;
};
