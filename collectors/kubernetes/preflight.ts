import type {Identity, Preflight, PreflightRow} from '../collector.ts';
import {pageSize, parsePage} from './list-read.ts';
import {kubeSystemOperation, kubeSystemPath, lists, region, versionOperation, versionPath} from './operations.ts';
import type {Session} from './session.ts';

/** Asks every declared operation for one object. Nothing is kept of the answers but how they ended. */
export const preflightOf = async (session: Session, identity: Identity): Promise<Preflight> => {
  let estimatedCalls = 3;
  const paths = [
    {operation: kubeSystemOperation, path: kubeSystemPath, listed: false},
    {operation: versionOperation, path: versionPath, listed: false},
    ...lists.map(({operation, path}) => ({operation, path: `${path}?limit=1`, listed: true})),
  ];
  const rows = await Promise.all(
    paths.map(async ({operation, path, listed}): Promise<PreflightRow> => {
      const {provenance} = await session.read({operation, parameters: {preflight: true}}, async log => {
        const bytes = await session.client.ask(operation, path, log);
        if (!listed) return;
        const {items, metadata} = parsePage(bytes);
        const objects = (items?.length ?? 0) + (metadata.remainingItemCount ?? 0);
        estimatedCalls += Math.max(1, Math.ceil(objects / pageSize));
      });
      const {outcome, error} = provenance;
      return {operation: operation.id, region, outcome, permissions: operation.permissions, ...(error ? {error} : {})};
    }),
  );
  return {identity, rows, estimatedCalls};
};
