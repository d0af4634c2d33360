import {isIPv4} from 'node:net';
import {pathAt} from './path-fields.ts';

/** Whether a host is this machine itself. Names that only sound like it are not. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'));

/**
 * The host that a collection would talk to instead of AWS, where a call names one on another machine; undefined for AWS itself
 * and for this machine. What cannot be parsed is given back whole.
 */
export const foreignEndpoint = (input: unknown): string | undefined => {
  const endpoint = pathAt(input, 'target.endpoint');
  if (endpoint === undefined) return undefined;
  if (!URL.canParse(endpoint)) return endpoint;
  const {host, hostname} = new URL(endpoint);
  return isLoopback(hostname) ? undefined : host;
};
