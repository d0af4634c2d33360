import type {Operation} from '../collector.ts';
import {CollectorError} from '../errors.ts';
import {createGuard} from '../guard.ts';
import {kubeSystemOperation, kubeSystemPath, lists, operations, versionOperation, versionPath} from './operations.ts';

/** A request as it would be sent; `path` is the path of the API, with its query. */
export type ApiRequest = {readonly method: string; readonly path: string};

const declaredPaths = new Map<string, Operation>([
  [versionPath, versionOperation],
  [kubeSystemPath, kubeSystemOperation],
  ...lists.map(list => [list.path, list.operation] as const),
]);
const guard = createGuard(operations);
const pagingKeys = new Set(['limit', 'continue']);

/**
 * Returns the declared operation that a request is. Compares the whole path literally, so encoded or dotted detours match nothing, and
 * allows only the paging parameters on lists (`watch=true` would never end). Errors: CollectorError `undeclared-operation`.
 */
export const guardRequest = ({method, path}: ApiRequest): Operation => {
  const [pathname = '', query, ...more] = path.split('?');
  const operation = declaredPaths.get(pathname);
  const keys = [...new URLSearchParams(query ?? '').keys()];
  const pageable = operation?.name.startsWith('list ') ?? false;
  const allowed = more.length === 0 && keys.every(key => pageable && pagingKeys.has(key));
  if (method === 'GET' && operation && allowed) return guard(operation.id);
  throw new CollectorError(
    'undeclared-operation',
    `The request ${method} ${pathname} was refused before anything was sent: the collector does not declare it. ` +
      'Fieldwork sends only declared GET requests; please report this as a defect.',
  );
};
