import type {Output, Parsed} from '../contract/methods.ts';
import {resourceRow} from './rows/resource-rows.ts';
import type {RowIndex} from './rows/row-index.ts';
import type {verdictRows} from './rows/verdict-rows.ts';
import type {Sheet} from './sheet.ts';

export type Rows = Parsed<'rows.export'>['of']['rows'];

/** The columns of each table as a file. */
export const sheetColumns: Readonly<Record<Rows, Sheet['columns']>> = {
  resources: columns('Type', 'Target', 'Region', 'Id', 'Name', 'Fail', 'Not assessed', 'Pass', 'Not applicable'),
  verdicts: columns(
    'Check',
    'Title',
    'Severity',
    'Verdict',
    'Reason',
    'Type',
    'Target',
    'Region',
    'Resource',
    'Name',
    'Reads',
  ),
  evidence: columns('Id', 'Kind', 'Title', 'Captured', 'By', 'Classification', 'Original name', 'Controls', 'SHA-256'),
};

function columns(...heads: readonly string[]): Sheet['columns'] {
  return heads.map(head => ({head, width: 20}));
}

/** A resource as cells. */
export const resourceCells = (index: RowIndex, row: number): string[] => {
  const {type, target, region, id, name, verdicts} = resourceRow(index, row);
  const counts = [verdicts.fail, verdicts['not-assessed'], verdicts.pass, verdicts['not-applicable']];
  return [type, target, region, id, name, ...counts.map(String)];
};

/** A verdict as cells. */
export const verdictCells = (verdict: ReturnType<typeof verdictRows>[number]): string[] => [
  verdict.check,
  verdict.title,
  verdict.severity,
  verdict.verdict,
  verdict.reason,
  verdict.resourceType,
  verdict.target,
  verdict.region,
  verdict.resource ?? '',
  verdict.resourceName ?? '',
  verdict.reads.join(' '),
];

/** An evidence item as cells. */
export const evidenceCells = (item: Output<'evidence.query'>['items'][number]): string[] => [
  item.id,
  item.kind,
  item.title,
  item.capturedAt,
  item.capturedBy,
  item.classification,
  item.originalName ?? '',
  item.controls.map(({edition, id}) => `${edition} ${id}`).join(' '),
  item.files.map(({sha256}) => sha256).join(' '),
];
