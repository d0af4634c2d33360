import {createStore} from '../store.ts';
import type {PaletteItem} from './palette-items.ts';

const kept = 5;

/** What was chosen last, in memory only: titles may be a client's, and nothing of a client is kept outside its assessment. */
export const recentPicks = createStore<{readonly assessment: string; readonly items: readonly PaletteItem[]}>({
  assessment: '',
  items: [],
});

/** Puts a choice in front. What was chosen in another assessment is forgotten. */
export const picked = (assessment: string, item: PaletteItem): void =>
  recentPicks.set(before => ({
    assessment,
    items: [item, ...(before.assessment === assessment ? before.items : []).filter(({key}) => key !== item.key)].slice(
      0,
      kept,
    ),
  }));
