import {useQuery} from '@tanstack/react-query';
import {useEffect, useLayoutEffect, useRef, useState} from 'react';
import type {Input, Method, Output} from '../../main/contract/methods.ts';
import {engine} from '../client.ts';
import {queries} from '../query.ts';
import {useStore} from '../store.ts';
import {createPagedRows, type Page, type PagedRows, type PagedState} from './paged-rows.ts';

/** Methods that answer page by page. */
type Paged = {[M in Method]: Output<M> extends Page<unknown> ? M : never}[Method];

/** The rows a method answers to a query, fetched as they come into sight; read anew when what they rest on has changed. */
export const usePagedRows = <M extends Paged>(
  method: M,
  query: Omit<Input<M>, 'offset' | 'limit'>,
): PagedState<Output<M> & Page<unknown>> & Pick<PagedRows<Output<M> & Page<unknown>>, 'look' | 'again'> => {
  const [paged] = useState(() => createPagedRows<Output<M> & Page<unknown>>());
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the query
  useLayoutEffect(() => {
    paged.ask(key, (offset, limit) => {
      const input = {...query, offset, limit} as Input<M>;
      return queries.fetchQuery({
        queryKey: [method, input],
        queryFn: () => engine.call(method, input) as Promise<Output<M> & Page<unknown>>,
        gcTime: 0,
        staleTime: 0,
      });
    });
  }, [paged, method, key]);
  // Forgotten like everything else that this method answered: then all in sight is read anew.
  const {dataUpdatedAt} = useQuery({queryKey: [method, 'paged'], queryFn: () => Date.now(), gcTime: 0});
  const seen = useRef(0);
  useEffect(() => {
    if (dataUpdatedAt === 0) return;
    if (seen.current !== 0 && seen.current !== dataUpdatedAt) paged.again();
    seen.current = dataUpdatedAt;
  }, [paged, dataUpdatedAt]);
  return {...useStore(paged.state), look: paged.look, again: paged.again};
};
