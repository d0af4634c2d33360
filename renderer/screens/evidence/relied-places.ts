import type {z} from 'zod';
import type {ControlRef} from '../../../main/contract/ids.ts';
import type {PaperRef} from '../../../main/contract/views.ts';
import type {Route} from '../../routes.ts';

const tabs: Readonly<Record<string, string>> = {
  interview: 'interviews',
  observation: 'observations',
  request: 'requests',
};

/** Where a working paper is worked on. */
export const placeOfPaper = ({kind, id}: z.infer<typeof PaperRef>): Route => {
  switch (kind) {
    case 'finding':
      return {screen: 'findings', at: {id}};
    case 'sample':
      return {screen: 'samples', at: {id}};
    case 'applicability': {
      const [edition = '', control = ''] = id.split(':', 2);
      return {screen: 'soa', at: {edition, control}};
    }
    case 'responsibility':
    case 'vendor':
      return {screen: 'supplier', at: {}};
    case 'sign-off':
      return {screen: 'package', at: {}};
    default: {
      const tab = tabs[kind];
      return {screen: 'papers', at: {id, ...(tab === undefined ? {} : {tab})}};
    }
  }
};

/** Where a control, or one of its questions, is answered. */
export const placeOfControl = ({edition, id}: ControlRef, question?: string): Route => ({
  screen: 'questionnaire',
  at: {entry: id, edition, ...(question === undefined ? {} : {question})},
});
