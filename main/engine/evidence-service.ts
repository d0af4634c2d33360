import type {Handlers, Output} from '../contract/methods.ts';
import {attachFile} from '../workspace/attach.ts';
import {evidenceView} from './evidence-view.ts';
import {requireControls} from './references.ts';
import type {Session} from './session.ts';

type View = Output<'evidence.attach'>;

/** Evidence: what was attached by people and captured by reads. */
export const evidenceHandlers = (session: Session): Pick<Handlers, 'evidence.attach' | 'evidence.list'> => ({
  'evidence.attach': async ({path, kind, title, classification, controls, note, by}) => {
    const workspace = session.workspace();
    requireControls((await session.library()).frameworks, controls);
    const item = await attachFile(workspace, {
      path,
      classification,
      controls,
      actor: by,
      capturedAt: session.now(),
      ...(kind === undefined ? {} : {kind}),
      ...(title === undefined ? {} : {title}),
      ...(note === undefined ? {} : {note}),
    });
    return evidenceView(item);
  },

  'evidence.list': ({offset, limit}) => {
    const workspace = session.workspace();
    const items: View[] = [];
    let at = 0;
    for (const item of workspace.evidence.list()) {
      if (at >= offset + limit) break;
      if (at >= offset) items.push(evidenceView(item));
      at += 1;
    }
    return {total: workspace.evidence.count(), items};
  },
});
