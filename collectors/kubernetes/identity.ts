import {z} from 'zod';
import type {Identity, RecordedRead} from '../collector.ts';
import {readKey} from '../journaled-read.ts';
import {parseVersion, type Version} from './cluster-facts.ts';
import {itemsOf, keepBody, parseBody, parsePage} from './list-read.ts';
import {kubeSystemOperation, kubeSystemPath, lists, region, versionOperation, versionPath} from './operations.ts';
import {type Platform, platformOf} from './platform.ts';
import type {Session} from './session.ts';

export type Identified = {
  readonly identity: Identity;
  readonly platform: Platform;
  readonly version: {readonly read: RecordedRead; readonly parsed: Version | undefined};
  /** The read of one node, which tells the platform. */
  readonly node: RecordedRead;
};

const Namespace = z.object({metadata: z.object({uid: z.string().min(1)})});
const VersionBody = z.object({gitVersion: z.string()});

/**
 * Finds out what cluster this is and who we are there. The uid of kube-system is asked for live at every start, so that a resumed collection
 * can be refused on another cluster before anything else is read; it goes on the record each time.
 */
export const identify = async (session: Session, identified?: (identity: Identity) => void): Promise<Identified> => {
  const {access, client, about, commit, context} = session;
  const parameters = {name: 'kube-system'};
  const before = context.journal.recall(readKey('kubernetes', kubeSystemOperation.id, region, parameters));
  await session.read(
    {operation: kubeSystemOperation, parameters, ...(before ? {again: ` again ${context.now().toISOString()}`} : {})},
    async log => {
      const bytes = await client.ask(kubeSystemOperation, kubeSystemPath, log);
      const body = parseBody(bytes);
      const uid = Namespace.safeParse(body).data?.metadata.uid;
      if (uid) about.target = uid;
      await keepBody(bytes, body, log, commit);
    },
  );
  const identityOf = (facts: Readonly<Record<string, string>>): Identity => ({
    target: about.target,
    name: access.context === access.clusterName ? access.context : `${access.context} (${access.clusterName})`,
    caller: about.caller,
    facts: {
      ...facts,
      server: access.server.origin,
      tlsVerified: access.tlsVerified ? 'yes' : 'no: the kubeconfig says insecure-skip-tls-verify',
    },
  });
  // A resumed collection of another cluster is refused here, before /version is asked.
  if (before && before.provenance.target !== about.target) identified?.(identityOf({}));

  const [version, node] = await Promise.all([
    session.read({operation: versionOperation, parameters: {}}, async log => {
      const bytes = await client.ask(versionOperation, versionPath, log);
      await keepBody(bytes, parseBody(bytes), log, commit);
    }),
    readOneNode(session),
  ]);
  const git = await gitVersionOf(session, version);
  const nodes = node.provenance.outcome === 'ok' ? await collected(itemsOf(context.journal, node)) : undefined;
  const platform = platformOf(git, nodes);
  const identity = identityOf({version: git ?? 'unknown', platform});
  identified?.(identity);
  return {identity, platform, version: {read: version, parsed: git ? parseVersion(git) : undefined}, node};
};

const readOneNode = (session: Session): Promise<RecordedRead> => {
  const list = lists.find(({plural}) => plural === 'nodes');
  if (!list) throw new Error('The collector declares no list of nodes.');
  return session.read({operation: list.operation, parameters: {limit: 1}}, async log => {
    const bytes = await session.client.ask(list.operation, `${list.path}?limit=1`, log);
    await keepBody(bytes, parsePage(bytes).whole, log, session.commit);
  });
};

const gitVersionOf = async ({context}: Session, read: RecordedRead): Promise<string | undefined> => {
  const [body] = read.bodies;
  if (read.provenance.outcome !== 'ok' || !body) return undefined;
  return VersionBody.safeParse(parseBody(await context.journal.load(body))).data?.gitVersion;
};

const collected = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
