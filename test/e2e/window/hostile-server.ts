import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A server on this machine that a hostile page would like to reach; it keeps what reached it. */
export const startHostileServer = async (): Promise<{
  readonly url: string;
  readonly hits: readonly string[];
  close(): Promise<void>;
}> => {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    if (request.url?.startsWith('/redirect')) response.writeHead(302, {location: '/landed'}).end();
    else
      response.writeHead(200, {'content-type': 'text/html', 'access-control-allow-origin': '*'}).end('<p>hostile</p>');
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    hits,
    close: () => new Promise(closed => server.close(() => closed())),
  };
};
