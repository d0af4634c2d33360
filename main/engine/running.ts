import type {Identity, Progress} from '../../collectors/collector.ts';
import type {RunningCollection} from '../contract/views.ts';
import type {CollectionInfo} from '../workspace/types.ts';

type Group = RunningCollection['groups'][number];
export type RunningState = Pick<RunningCollection, 'done' | 'planned' | 'groups'> & {readonly identity?: Identity};

/** Keeps count of a collection while it runs: what a screen shows when somebody comes back to it. */
export type Running = {
  readonly collection: CollectionInfo;
  identified(identity: Identity): void;
  progress(event: Progress): void;
  state(): RunningState;
};

/** Counts by service and region; `serviceOf` gives an operation's service and own name. */
export const createRunning = (
  collection: CollectionInfo,
  serviceOf: (operation: string) => {readonly service: string; readonly name: string} | undefined,
): Running => {
  const groups = new Map<string, Group>();
  let identity = collection.identity;
  let done = 0;
  let planned = 0;
  return {
    collection,
    identified: found => {
      identity = found;
    },
    progress: event => {
      done = event.done;
      planned = event.planned;
      const {service, name} = serviceOf(event.operation) ?? {service: event.operation, name: event.operation};
      const key = `${service}\u0000${event.region}`;
      const group = groups.get(key) ?? {service, region: event.region, done: 0, unanswered: 0, last: ''};
      groups.set(key, group);
      group.done += 1;
      if (event.outcome !== 'ok' && event.outcome !== 'absent') group.unanswered += 1;
      group.last = name;
    },
    state: () => ({
      done,
      planned,
      groups: [...groups.values()].map(group => ({...group})),
      ...(identity ? {identity} : {}),
    }),
  };
};
