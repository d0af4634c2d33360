import type {PaperKind} from '../../contract/papers.ts';
import {heading, text} from '../flow.ts';
import {instant} from '../format.ts';
import type {Report} from '../parts.ts';
import {colors, type} from '../style.ts';
import {table} from '../table.ts';
import {fillIn} from '../texts.ts';

/** Papers of these kinds that were withdrawn, each with who took it back, when and why; nothing where there are none. */
export const withdrawnPapers = ({model, texts, paper}: Report, kinds: readonly PaperKind[]): void => {
  const t = texts.papers.withdrawn;
  const rows = model.papers.withdrawn.filter(({kind}) => kinds.includes(kind));
  if (rows.length === 0) return;
  heading(paper, t.title, 70);
  table(
    paper,
    [
      {share: 14, head: t.columns.paper},
      {share: 43, head: t.columns.about},
      {share: 43, head: t.columns.reason},
    ],
    rows.map(({id, title, reason, by, at}) => ({
      cells: [
        [text([{text: id, style: 'bold', color: colors.soft}], type.small)],
        [text(title, type.small)],
        [
          text(reason, type.small),
          text([{text: fillIn(t.by, {by, at: instant(at)}), color: colors.soft}], type.tiny, {before: 1}),
        ],
      ],
    })),
  );
};
