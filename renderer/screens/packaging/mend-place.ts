import type {Readiness} from '../../../main/contract/views.ts';
import type {Route} from '../../routes.ts';

type Code = Readiness['items'][number]['code'];

/** Where what is open can be closed; signatures are given on this very screen. */
export const mendPlace = (code: Code): Route | undefined => {
  switch (code) {
    case 'unread':
    case 'nothing-collected':
    case 'collection-unfinished':
      return {screen: 'collect', at: {}};
    case 'open-questions':
    case 'unevidenced':
      return {screen: 'questionnaire', at: {}};
    case 'undecided-controls':
      return {screen: 'soa', at: {}};
    case 'open-samples':
      return {screen: 'samples', at: {}};
    case 'open-requests':
      return {screen: 'papers', at: {tab: 'requests'}};
    case 'strictly-confidential':
      return {screen: 'evidence', at: {}};
    case 'unsigned':
    case 'signature-stale':
    case 'not-reviewed':
      return undefined;
  }
};
