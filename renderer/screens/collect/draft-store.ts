import type {Output} from '../../../main/contract/methods.ts';
import {engine} from '../../client.ts';
import {createStore} from '../../store.ts';
import {emptyDraft, type TargetDraft, type TargetValue, targetKey} from './target-draft.ts';

/** What is being filled in; it is there again when somebody comes back to the screen. */
export const draft = createStore<TargetDraft>(emptyDraft);

/** Changes what is filled in. */
export const fill = (change: Partial<TargetDraft>): void => draft.set(before => ({...before, ...change}));

/** What this machine's own configuration offers. */
export type Targets = Output<'collect.targets'>;

/** What a preflight said, of which target, and whether a person has confirmed that it is the right one. */
export type PreflightState = {
  readonly of?: string;
  readonly asking: boolean;
  readonly found?: Output<'collect.preflight'>;
  readonly error?: Error;
  readonly confirmed: boolean;
};

export const preflight = createStore<PreflightState>({asking: false, confirmed: false});

/** Asks a target; what it says counts for that target only. */
export const runPreflight = async (target: TargetValue): Promise<void> => {
  const of = targetKey(target);
  preflight.set({of, asking: true, confirmed: false});
  const end = (state: Partial<PreflightState>) =>
    preflight.set(before => (before.of === of ? {...before, asking: false, ...state} : before));
  try {
    end({found: await engine.call('collect.preflight', {target})});
  } catch (error) {
    end({error: error instanceof Error ? error : new Error(String(error))});
  }
};
