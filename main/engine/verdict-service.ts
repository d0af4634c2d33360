import type {Handlers, Output} from '../contract/methods.ts';
import type {Session} from './session.ts';

/** Verdicts, page by page. */
export const verdictHandlers = (session: Session): Pick<Handlers, 'verdicts.list'> => ({
  'verdicts.list': ({offset, limit, verdict, check}) => {
    const items: Output<'verdicts.list'>['items'] = [];
    let total = 0;
    for (const {id: _, ...row} of session.workspace().verdicts.list()) {
      if ((verdict && row.verdict !== verdict) || (check && row.check !== check)) continue;
      if (total >= offset && items.length < limit) items.push({...row, reads: [...row.reads]});
      total += 1;
    }
    return {total, items};
  },
});
