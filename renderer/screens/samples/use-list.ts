import {visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import type {DrawDraft} from './draw-draft.ts';
import {columnsOf, isList, isSpreadsheet} from './list-columns.ts';

const t = texts.samples.plan;

/** What is known of the list that a plan names: its columns, why it cannot be read, and whether enough is said to read it. */
export const useList = ({from, list, column}: DrawDraft) => {
  const chosen = from === 'list' && list !== '';
  const item = useEngine('evidence.get', {id: list}, {enabled: chosen}).data?.item;
  const name = item?.originalName ?? item?.files[0]?.name ?? '';
  const readable = chosen && isList(name);
  const body = useEngine('evidence.body', {id: list}, {enabled: readable}).data;
  const columns = readable && body?.text !== undefined ? [...new Set(columnsOf(name, body.text))] : [];
  const wrong =
    chosen && item && !readable ? (isSpreadsheet(name) ? t.spreadsheet : t.notList)(visible(name)) : undefined;
  const unnamed = columns.length > 1 && column === '';
  return {columns, wrong, unnamed, ready: from !== 'list' || (readable && body !== undefined && !unnamed)};
};

export type List = ReturnType<typeof useList>;
