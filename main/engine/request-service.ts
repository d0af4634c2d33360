import {requestColumns, requestRows, requestsToAdd} from '../assessment/request-list.ts';
import type {Handlers} from '../contract/methods.ts';
import type {Session} from './session.ts';
import {writeSheet} from './sheet.ts';

/** The list of documents to ask the client for: prepared from the families, and exported to send. */
export const requestHandlers = (session: Session): Pick<Handlers, 'requests.prepare' | 'requests.export'> => ({
  'requests.prepare': async ({families, owner, by}) => {
    const workspace = session.workspace();
    const {frameworks} = await session.library();
    return workspace.transaction(() => {
      const asked = workspace.papers.list('request').flatMap(({paper}) => (paper.kind === 'request' ? [paper] : []));
      const {requests, present} = requestsToAdd(frameworks, families, asked, owner ?? workspace.info.client);
      return {added: requests.map(request => workspace.papers.save(request, {by}).stored), present};
    });
  },

  'requests.export': async ({path, format, replace}) => {
    const workspace = session.workspace();
    const {frameworks} = await session.library();
    const rows = requestRows(workspace.papers.list('request'), frameworks);
    const written = await writeSheet(
      {name: 'Documents asked for', columns: requestColumns, rows},
      {format, path, replace},
    );
    return {...written, requests: rows.length};
  },
});
