import {startSection, text, write} from '../flow.ts';
import type {Report} from '../parts.ts';
import {colors, type} from '../style.ts';
import {table} from '../table.ts';

/** The rules as they were evaluated, so that a reader can check a verdict by hand. */
export const rules = ({model, texts, paper}: Report): void => {
  const t = texts.rules;
  startSection(paper, 'rules', t.title);
  if (model.checks.length === 0) {
    write(paper, [text(t.none)]);
    return;
  }
  write(paper, [text(t.intro)]);
  paper.y += 8;
  table(
    paper,
    [
      {share: 36, head: t.columns.check},
      {share: 64, head: t.columns.rule},
    ],
    model.checks.map(check => ({
      cells: [
        [
          text([{text: check.title, style: 'bold'}], type.small),
          text([{text: check.id, style: 'mono', color: colors.soft}], type.tiny, {before: 1}),
        ],
        [
          text([{text: check.rule, style: 'mono'}], type.tiny),
          ...(check.reads.length === 0
            ? []
            : [
                text(
                  [
                    {text: `${t.reads} `, color: colors.soft},
                    {text: check.reads.join('  '), style: 'mono', color: colors.soft},
                  ],
                  type.tiny,
                  {
                    before: 2,
                  },
                ),
              ]),
        ],
      ],
    })),
  );
};
