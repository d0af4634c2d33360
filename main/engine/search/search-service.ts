import {setTimeout as pause} from 'node:timers/promises';
import type {Handlers} from '../../contract/methods.ts';
import type {Workspace} from '../../workspace/types.ts';
import type {Library} from '../library.ts';
import type {Session} from '../session.ts';
import {type KeptIndex, keepSearchIndex} from './keep-index.ts';
import {matchOf} from './terms.ts';

/** Milliseconds a search waits for what is still being taken in: a small assessment is there by then, a large one answers with a part. */
const patience = 40;

/** Search over everything in the open assessment. The index is made when somebody first searches, or at once where the session says so. */
export const searchHandlers = (session: Session): Pick<Handlers, 'search.query'> => {
  let kept: {readonly workspace: Workspace; readonly library: Library; readonly index: KeptIndex} | undefined;

  const current = async (): Promise<KeptIndex> => {
    const workspace = session.workspace();
    const library = await session.library();
    // Another assessment may have been opened, or this one closed, in the meantime.
    if (session.workspace() !== workspace) return current();
    if (kept?.workspace !== workspace || kept.library !== library) {
      kept?.index.stop();
      kept = {workspace, library, index: keepSearchIndex(workspace, library)};
    }
    return kept.index;
  };

  session.onOpen(open => {
    kept?.index.stop();
    kept = undefined;
    // A fault of the templates is told to whoever searches.
    if (open && session.deps.searchAhead) current().catch(() => undefined);
  });

  return {
    'search.query': async ({text, limit}) => {
      const match = matchOf(text);
      const search = await current();
      if (search.indexing()) await Promise.race([search.settled(), pause(patience)]);
      else await search.settled();
      const {index, indexing} = (await current()) === search ? search : await current();
      return {hits: match === undefined ? [] : index.find(match, text, limit), indexing: indexing()};
    },
  };
};
