import type {Journal} from '../collector.ts';
import type {Reads, Source} from './emission.ts';
import {itemsOf} from './list-read.ts';
import {AnyObject, type Metadata} from './objects.ts';

/** The objects of a list, each with its metadata; none where the list was not read. */
export async function* objectsOf(
  journal: Journal,
  reads: Reads,
  source: Source,
): AsyncGenerator<{readonly item: unknown; readonly metadata: Metadata}> {
  const read = reads.get(source);
  if (read?.provenance.outcome !== 'ok') return;
  for await (const item of itemsOf(journal, read)) {
    const named = AnyObject.safeParse(item);
    if (named.success) yield {item, metadata: named.data.metadata};
  }
}

/** `namespace/name`, or the name alone for cluster-wide objects. */
export const fullName = (metadata: {readonly namespace: string; readonly name: string}): string =>
  metadata.namespace === '' ? metadata.name : `${metadata.namespace}/${metadata.name}`;
