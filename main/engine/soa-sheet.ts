import type {Decisions} from '../assessment/soa-proposal.ts';
import {decisionKey} from '../assessment/soa-proposal.ts';
import type {SoaRow, SoaTable} from '../contract/papers.ts';
import type {Sheet} from './sheet.ts';

type Column = {
  readonly head: string;
  readonly width: number;
  readonly cell: (row: SoaRow, decisions: Decisions) => string;
};

/** The columns auditors expect of a Statement of Applicability, then what supports them; `soa.import` reads them back. */
const columns: readonly Column[] = [
  {head: 'Edition', width: 8, cell: row => row.control.edition},
  {head: 'Control', width: 10, cell: row => row.control.id},
  {head: 'Title', width: 34, cell: row => row.title},
  {head: 'Applicable', width: 11, cell: ({applicable}) => applicableWord(applicable)},
  {head: 'Justification for inclusion', width: 18, cell: (row, all) => own(row, all)?.inclusion.join(', ') ?? ''},
  {head: 'Notes on inclusion', width: 30, cell: (row, all) => own(row, all)?.inclusionNote ?? ''},
  {head: 'Justification for exclusion', width: 30, cell: row => row.exclusion},
  {head: 'Implementation status', width: 16, cell: row => row.status},
  {head: 'How implemented', width: 44, cell: (row, all) => own(row, all)?.how ?? ''},
  {head: 'Related risks', width: 24, cell: (row, all) => risksCell(own(row, all)?.risks ?? [])},
  {head: 'Owner', width: 22, cell: row => row.owner},
  {head: 'Evidence', width: 22, cell: row => evidenceRanges(row.evidence)},
  {head: 'Date reviewed', width: 12, cell: row => row.reviewed},
  {
    head: 'Answers',
    width: 26,
    cell: row => row.conclusions.map(({question, conclusion}) => `${question}: ${conclusion}`).join('\n'),
  },
  {head: 'Checks', width: 18, cell: ({verdicts}) => (verdicts ? verdictText(verdicts) : '')},
  {head: 'Gaps', width: 48, cell: row => row.gaps.join('\n')},
];

/** A Statement of Applicability as a table for people. */
export const soaSheet = ({edition, rows}: SoaTable, decisions: Decisions): Sheet => ({
  name: `SoA ${edition}`,
  columns: columns.map(({head, width}) => ({head, width})),
  rows: rows.map(row => columns.map(({cell}) => cell(row, decisions))),
});

const own = ({control}: SoaRow, decisions: Decisions) => decisions.get(decisionKey(control));

const applicableWord = (applicable: boolean | undefined): string =>
  applicable === undefined ? 'not decided' : applicable ? 'yes' : 'no';

/** One a line. A single risk with a semicolon ends with a line break, so that reading it back does not split it. */
const risksCell = (risks: readonly string[]): string => {
  const lines = risks.map(risk => risk.replaceAll(/\s*[\r\n]+\s*/g, ' '));
  return lines.length === 1 && lines[0]?.includes(';') ? `${lines[0]}\n` : lines.join('\n');
};

const verdictText = (verdicts: NonNullable<SoaRow['verdicts']>): string =>
  `${verdicts.pass} pass, ${verdicts.fail} fail, ${verdicts['not-assessed']} not assessed`;

/** Ids in order as `E-000012, E-000020 to E-000031`: hundreds of reads may support one control. */
export const evidenceRanges = (ids: readonly string[]): string => {
  const parts: string[] = [];
  let first: string | undefined;
  let last: string | undefined;
  const close = () => {
    if (first === undefined || last === undefined) return;
    if (first === last) parts.push(first);
    else parts.push(number(last) - number(first) === 1 ? `${first}, ${last}` : `${first} to ${last}`);
  };
  for (const id of ids) {
    if (last === undefined || number(id) !== number(last) + 1) {
      close();
      first = id;
    }
    last = id;
  }
  close();
  return parts.join(', ');
};

const number = (id: string): number => Number(id.slice(2));
