import type {ControlState} from '../contract/views.ts';
import type {Standing} from './progress.ts';

/** What a state is derived from, beside the answers. */
export type StateFacts = {
  /** Whether a check that informs it could not assess something. */
  readonly unread: boolean;
  /** Somebody decided that it does not apply. */
  readonly excluded: boolean;
};

/**
 * Where a control, a requirement or a topic stands. What people concluded goes before what could not be read, and one bad
 * answer before many good ones; a question that was put and not tested is open.
 */
export const controlState = (
  {questions, asked, conclusions}: Pick<Standing, 'questions' | 'asked' | 'conclusions'>,
  {unread, excluded}: StateFacts,
): ControlState => {
  if (conclusions['does-not-conform'] > 0) return 'does-not-conform';
  if (conclusions.partly > 0) return 'partly';
  if (asked === 0 && excluded) return 'not-applicable';
  const concluded = conclusions.conforms + conclusions['not-applicable'];
  if (unread && concluded === 0) return 'could-not-be-read';
  if (asked === 0) return 'not-asked';
  if (concluded < questions) return 'begun';
  return conclusions.conforms > 0 ? 'conforms' : 'not-applicable';
};
