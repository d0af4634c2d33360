import {stat} from 'node:fs/promises';
import type {Handlers, Output} from '../contract/methods.ts';
import {attachBytes, attachFile} from '../workspace/attach.ts';
import {atMostEvery} from './at-most.ts';
import {evidenceBody} from './evidence-body.ts';
import {copyEvidence} from './evidence-copy.ts';
import {queryEvidence} from './evidence-query.ts';
import {evidenceWithRelations} from './evidence-relations.ts';
import {evidenceView} from './evidence-view.ts';
import {requireControls} from './references.ts';
import type {Session} from './session.ts';

type EvidenceMethods =
  | 'evidence.attach'
  | 'evidence.paste'
  | 'evidence.list'
  | 'evidence.query'
  | 'evidence.get'
  | 'evidence.body'
  | 'evidence.export';

/** Evidence: what was attached by people and captured by reads. */
export const evidenceHandlers = (session: Session): Pick<Handlers, EvidenceMethods> => ({
  'evidence.attach': async ({path, by, controls, ...facts}) => {
    const workspace = session.workspace();
    requireControls((await session.library()).frameworks, controls);
    const request = {path, ...known(facts), controls, actor: by, capturedAt: session.now()};
    return evidenceView(await attachFile(workspace, request, {onBytes: await progressOf(session, path)}));
  },

  'evidence.paste': async ({by, controls, name, bytes, ...facts}) => {
    const workspace = session.workspace();
    requireControls((await session.library()).frameworks, controls);
    const request = {name, bytes, ...known(facts), controls, actor: by, capturedAt: session.now()};
    return evidenceView(await attachBytes(workspace, request));
  },

  'evidence.list': ({offset, limit}) => {
    const workspace = session.workspace();
    const items: Output<'evidence.attach'>[] = [];
    let at = 0;
    for (const item of workspace.evidence.list()) {
      if (at >= offset + limit) break;
      if (at >= offset) items.push(evidenceView(item));
      at += 1;
    }
    return {total: workspace.evidence.count(), items};
  },

  'evidence.query': async query => queryEvidence(session.workspace(), await session.library(), query),
  'evidence.get': async ({id}) => evidenceWithRelations(session.workspace(), await session.library(), id),
  'evidence.body': ({id, file}) => evidenceBody(session.workspace(), id, file),
  'evidence.export': ({id, file, path, replace}) => copyEvidence(session.workspace(), id, file, {path, replace}),
});

/** The facts without those that nobody gave. */
const known = <T extends object>(facts: T): {[K in keyof T]: Exclude<T[K], undefined>} =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** Tells how much of a file was taken in, ten times a second; of a file that is there in less, nothing. */
const progressOf = async (session: Session, path: string): Promise<(bytes: number) => void> => {
  // What is wrong with the file is told by whoever reads it.
  const total = await stat(path).then(
    found => found.size,
    () => 0,
  );
  return atMostEvery(
    100,
    () => session.deps.clock().getTime(),
    bytes => session.emit('evidence.progress', {path, bytes, total}),
  );
};
