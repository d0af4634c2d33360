import type {Handlers} from '../contract/methods.ts';
import {collectionOf} from './collect-service.ts';
import {readRow} from './read-row.ts';
import type {Session} from './session.ts';

/** The reads of a collection as they stand on the record, repeated ones too. */
export const readHandlers = (session: Session): Pick<Handlers, 'reads.list' | 'reads.get'> => ({
  'reads.list': ({collection, outcomes, text, offset, limit}) => {
    const workspace = session.workspace();
    const {id} = collectionOf(workspace, collection);
    const words = (text ?? '').split(/\s+/).filter(Boolean);
    const wanted = outcomes && outcomes.length > 0 ? {outcomes} : {};
    const {total, items} = workspace.reads.page(id, {...wanted, words, offset, limit});
    return {total, items: items.map(readRow)};
  },
  'reads.get': ({ids}) => {
    const {reads} = session.workspace();
    return ids.flatMap(id => {
      const read = reads.get(id);
      return read ? [readRow(read)] : [];
    });
  },
});
