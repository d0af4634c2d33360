import type {RunningCollection} from '../../../main/contract/views.ts';
import {count} from '../../format.ts';
import {texts} from '../../texts/texts.ts';

/** What was last read aloud. */
export type Spoken = {
  readonly collection: string;
  readonly at: number;
  readonly tenths: number;
  readonly unread: number;
  readonly paused: boolean;
};

const quiet = 20_000;

const tenthsOf = ({done, planned}: Pick<RunningCollection, 'done' | 'planned'>): number =>
  planned === 0 ? 0 : Math.floor((done / planned) * 10);

/**
 * What a screen reader is told of a running collection, or undefined where it is too soon: its beginning, pause and end at once,
 * its progress when a tenth is passed and 20 seconds have gone by. `now` in ms.
 */
export const announcement = (
  before: Spoken | undefined,
  running: RunningCollection | undefined,
  now: number,
): {readonly text: string; readonly spoken: Spoken | undefined} | undefined => {
  const {said} = texts.collect;
  if (!running) return before && {text: said.ended, spoken: undefined};
  const unread = running.unread.reduce((sum, {count: times}) => sum + times, 0);
  const spoken = {collection: running.collection, at: now, tenths: tenthsOf(running), unread, paused: running.paused};
  if (before?.collection !== running.collection) return {text: said.started, spoken};
  if (before.paused !== running.paused) return {text: running.paused ? said.paused : said.continued, spoken};
  if (now - before.at < quiet || spoken.tenths === before.tenths) return undefined;
  const progress = said.progress(count(running.done), count(running.planned));
  return {text: unread > before.unread ? `${progress} ${said.unread(unread)}` : progress, spoken};
};
