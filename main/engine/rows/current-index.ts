import type {Check} from '../../checks/types.ts';
import type {Workspace} from '../../workspace/types.ts';
import {remember} from '../remember.ts';
import type {Session} from '../session.ts';
import {buildRowIndex} from './build-index.ts';
import type {RowIndex} from './row-index.ts';

type Building = {index: Promise<RowIndex> | undefined};

/** The index of the open assessment as it stands; built when it is first asked for, and again when the record has changed. */
export const rowIndex = async (
  session: Session,
): Promise<{index: RowIndex; workspace: Workspace; checks: readonly Check[]}> => {
  for (;;) {
    const workspace = session.workspace();
    const library = await session.library();
    const current = (): Building =>
      remember(workspace, 'rows', ['collections', 'verdicts'], library, () => ({index: undefined}));
    const building = current();
    building.index ??= buildRowIndex(workspace, library.checks);
    try {
      const index = await building.index;
      if (session.workspace() === workspace && current() === building) {
        return {index, workspace, checks: library.checks};
      }
    } catch (error) {
      building.index = undefined;
      if (session.workspace() === workspace) throw error;
    }
  }
};
