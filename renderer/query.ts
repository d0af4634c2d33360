import {QueryClient, type UseQueryResult, useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import type {z} from 'zod';
import {CallError} from '../main/contract/client.ts';
import type {Input, Method, Output} from '../main/contract/methods.ts';
import type {ShellMethods} from '../main/contract/shell.ts';
import {engine, shell} from './client.ts';
import {saving} from './saving.ts';

/** What was read from the engine is kept until something changes it: nothing is fetched again by time or focus. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      retry: (failures, error) => error instanceof CallError && error.code === 'engine-stopped' && failures < 5,
      retryDelay: 400,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
    },
    mutations: {retry: false, networkMode: 'always'},
  },
});

type ShellMethod = keyof ShellMethods & string;
type ShellInput<M extends ShellMethod> = z.input<ShellMethods[M]['input']>;
type ShellOutput<M extends ShellMethod> = z.output<ShellMethods[M]['output']>;

/** What a method of the engine answers, kept by method and input. `enabled: false` asks nothing. */
export const useEngine = <M extends Method>(
  method: M,
  input: Input<M>,
  options: {enabled?: boolean; keep?: boolean} = {},
): UseQueryResult<Output<M>, Error> =>
  useQuery<Output<M>, Error>({
    queryKey: [method, input],
    queryFn: () => engine.call(method, input),
    enabled: options.enabled ?? true,
    ...(options.keep ? {placeholderData: (before: Output<M> | undefined) => before} : {}),
  } as Parameters<typeof useQuery<Output<M>, Error>>[0]);

/** What a method of the shell answers. */
export const useShell = <M extends ShellMethod>(
  method: M,
  input: ShellInput<M>,
): UseQueryResult<ShellOutput<M>, Error> =>
  useQuery<ShellOutput<M>, Error>({queryKey: [method, input], queryFn: () => shell.call(method, input)});

/** Forgets what was read by methods that begin with one of these words (`answers.`); without words, everything. */
export const forget = (client: QueryClient, touches?: readonly string[]): Promise<void> =>
  client.invalidateQueries({
    predicate: ({queryKey}) => !touches || touches.some(word => String(queryKey[0]).startsWith(word)),
  });

/**
 * An action of the engine that changes something. While it runs and after it ended the foot of the window says so.
 * `touches`: what is read again afterwards, by the beginning of method names; absent: everything.
 */
export const useAction = <M extends Method>(
  method: M,
  options: {touches?: readonly string[]; quiet?: boolean} = {},
) => {
  const client = useQueryClient();
  return useMutation<Output<M>, Error, Input<M>>({
    mutationKey: [method],
    mutationFn: input => (options.quiet ? engine.call(method, input) : saving.track(engine.call(method, input))),
    onSuccess: () => forget(client, options.touches),
  });
};

/** An action of the shell: settings, recent assessments. */
export const useShellAction = <M extends ShellMethod>(method: M) => {
  const client = useQueryClient();
  return useMutation<ShellOutput<M>, Error, ShellInput<M>>({
    mutationKey: [method],
    mutationFn: input => shell.call(method, input),
    onSuccess: () => forget(client, ['shell.']),
  });
};
