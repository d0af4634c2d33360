/** openpyxl, which nobody here wrote, opens our workbooks and says what it sees in them. */

import {readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {loadFrameworks} from '../../main/assessment/frameworks.ts';
import {importDecisions} from '../../main/assessment/import-decisions.ts';
import {soaTable} from '../../main/assessment/soa.ts';
import {decisionKey} from '../../main/assessment/soa-proposal.ts';
import type {Edition} from '../../main/contract/ids.ts';
import {type Sheet, xlsxOf} from '../../main/engine/sheet.ts';
import {soaSheet} from '../../main/engine/soa-sheet.ts';
import type {Peer, PeerCase} from './peer.ts';

const templates = join(import.meta.dirname, '../../templates');

/** Prints name, rows, whether head is bold and frozen, widths, wrapping, and the kinds of cells that are no text. */
const script = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
cells = [c for row in sheet.iter_rows() for c in row]
print(json.dumps({
  'names': book.sheetnames,
  'rows': [[c.value for c in row] for row in sheet.iter_rows()],
  'bold': [c.font.bold for c in sheet[1]],
  'frozen': sheet.freeze_panes,
  'widths': [sheet.column_dimensions[openpyxl.utils.get_column_letter(i + 1)].width for i in range(sheet.max_column)],
  'wrapped': all(c.alignment.wrap_text for c in cells if c.value is not None),
  'kinds': sorted({c.data_type for c in cells if c.value is not None}),
}))
`;

/** Whatever openpyxl finds odd is a failure, but for the named style that ECMA-376 does not ask for. */
const warnings = ['-W', 'error', '-W', 'ignore:Workbook contains no default style'];

type Seen = {
  names: string[];
  rows: (string | null)[][];
  bold: boolean[];
  frozen: string | null;
  widths: number[];
  wrapped: boolean;
  kinds: string[];
};

export const peer: Peer = {
  name: 'xlsx',
  run: async tools => {
    const python = await tools.python(['openpyxl==3.1.5']);
    if ('unavailable' in python) return [{name: 'opens a workbook', outcome: 'skipped', detail: python.unavailable}];
    const cases: PeerCase[] = [];
    for (const [name, sheet] of sheets()) {
      const path = join(tools.scratch, `${name}.xlsx`);
      await writeFile(path, await xlsxOf(sheet));
      const {code, stdout, stderr} = await tools.run(python.python, [...warnings, '-c', script, path]);
      cases.push(
        code === 0
          ? compare(name, sheet, JSON.parse(stdout) as Seen)
          : {name, outcome: 'failed', detail: stderr.slice(-400)},
      );
    }
    return cases;
  },
};

const compare = (name: string, sheet: Sheet, seen: Seen): PeerCase => {
  const expected: Seen = {
    names: [sheet.name],
    rows: [sheet.columns.map(({head}) => head), ...sheet.rows.map(row => row.map(text => (text === '' ? null : text)))],
    bold: sheet.columns.map(() => true),
    frozen: 'A2',
    widths: sheet.columns.map(({width}) => width),
    wrapped: true,
    kinds: ['s'],
  };
  for (const key of Object.keys(expected) as (keyof Seen)[]) {
    const [want, got] = [JSON.stringify(expected[key]), JSON.stringify(seen[key])];
    if (want !== got) return {name, outcome: 'failed', detail: `${key}: ${difference(want, got)}`};
  }
  return {name, outcome: 'passed'};
};

const difference = (want: string, got: string): string => {
  const at = [...want].findIndex((char, index) => char !== got[index]);
  const from = Math.max(0, at - 40);
  return `expected …${want.slice(from, at + 60)}… but it saw …${got.slice(from, at + 60)}…`;
};

const sheets = (): [string, Sheet][] => [
  ['a Statement of Applicability of the sample', sampleSoa('2022')],
  [
    'texts that break naive tables',
    {
      name: 'Texts',
      columns: [
        {head: 'A', width: 12},
        {head: 'B & <b>', width: 60},
      ],
      rows: [
        ['=1+1', '+49'],
        ['first\nsecond', "'=x"],
        ['Łódź 有限公司 😀', '&amp; <tag/> "q"'],
        ['', '_x0041_'],
        ['  spaces  ', 'tab\there'],
      ],
    },
  ],
];

const sampleSoa = (edition: Edition): Sheet => {
  const frameworks = loadFrameworks(join(templates, 'frameworks'));
  const file = `soa-${edition}.yaml`;
  const imported = importDecisions(file, readFileSync(join(templates, 'sample', file)), frameworks);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  const decisions = new Map(imported.decisions.map(decision => [decisionKey(decision.control), decision]));
  const nothing = {answers: new Map(), evidence: () => [], documents: () => [], seen: () => undefined};
  return soaSheet(soaTable({edition, frameworks, decisions, ...nothing}), decisions);
};
