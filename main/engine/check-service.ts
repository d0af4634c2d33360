import type {Handlers} from '../contract/methods.ts';
import type {Session} from './session.ts';

/** The checks there are, whatever was collected. */
export const checkHandlers = (session: Session): Pick<Handlers, 'checks.list'> => ({
  'checks.list': async () => {
    const {checks} = await session.library();
    return checks.map(({id, title, severity, provider, controls, reads}) => ({
      id,
      title,
      severity,
      provider,
      controls: [...controls],
      reads: [...reads],
    }));
  },
});
