import {setImmediate as rest} from 'node:timers/promises';
import type {z} from 'zod';
import {type Handlers, methods, type Output, type Parsed} from '../contract/methods.ts';
import {EngineError} from './errors.ts';
import {evidenceCells, resourceCells, sheetColumns, verdictCells} from './row-sheets.ts';
import {rowIndex} from './rows/current-index.ts';
import {queryResources} from './rows/resource-rows.ts';
import {queryVerdicts, verdictRows} from './rows/verdict-rows.ts';
import type {Session} from './session.ts';
import {csvLines} from './sheet.ts';
import {fillWhole} from './write-whole.ts';

type EvidenceQuery = (query: Parsed<'evidence.query'>) => Promise<Output<'evidence.query'>>;

const piece = 1_000;

/** A table as shown, filtered and sorted, as a CSV file; made and written piece by piece. `evidence` answers a page of evidence. */
export const rowExportHandlers = (session: Session, evidence: EvidenceQuery): Pick<Handlers, 'rows.export'> => ({
  'rows.export': async ({path, replace, of}) => {
    const pieces = piecesOf(session, evidence, of);
    let [rows, bytes] = [0, 0];
    await fillWhole(path, replace, async handle => {
      const write = async (lines: Uint8Array): Promise<void> => {
        await handle.writeFile(lines);
        bytes += lines.length;
      };
      await write(csvLines([sheetColumns[of.rows].map(({head}) => head)], {head: true}));
      for await (const some of pieces) {
        if (some.length > 0) await write(csvLines(some));
        rows += some.length;
        await rest();
      }
    });
    return {path, bytes, rows};
  },
});

/** The table's rows as cells. The query goes by its own method's rules. Errors: EngineError `bad-input`. */
const piecesOf = (
  session: Session,
  evidence: EvidenceQuery,
  {rows, query}: Parsed<'rows.export'>['of'],
): AsyncGenerator<string[][]> => {
  switch (rows) {
    case 'resources':
      return resourcePieces(session, accepted(methods['resources.query'].input, query));
    case 'verdicts':
      return verdictPieces(session, accepted(methods['verdicts.query'].input, query));
    case 'evidence':
      return evidencePieces(evidence, accepted(methods['evidence.query'].input, query));
  }
};

/** A query without its page, which a file does not have. */
const accepted = <T>(input: z.ZodType<T>, query: Readonly<Record<string, unknown>>): T => {
  const {offset: _offset, limit: _limit, ...whole} = query;
  const result = input.safeParse(whole);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new EngineError('bad-input', `query.${issue?.path.join('.')}: ${issue?.message}. Ask as the table does.`);
};

async function* resourcePieces(session: Session, query: Parsed<'resources.query'>): AsyncGenerator<string[][]> {
  const {index} = await rowIndex(session);
  const {offset: _offset, limit: _limit, ...shown} = query;
  const {rows} = queryResources(index, shown);
  for (let at = 0; at < rows.length; at += piece)
    yield Array.from(rows.subarray(at, at + piece), row => resourceCells(index, row));
}

async function* verdictPieces(session: Session, query: Parsed<'verdicts.query'>): AsyncGenerator<string[][]> {
  const {index, workspace} = await rowIndex(session);
  const {offset: _offset, limit: _limit, ...shown} = query;
  const {rows} = queryVerdicts(index, shown);
  for (let at = 0; at < rows.length; at += piece) {
    const some = verdictRows(index, workspace, rows.subarray(at, at + piece));
    if ((await rowIndex(session)).index !== index)
      throw new EngineError('busy', 'The verdicts were made anew meanwhile. Export the table again.');
    yield some.map(verdictCells);
  }
}

async function* evidencePieces(ask: EvidenceQuery, query: Parsed<'evidence.query'>): AsyncGenerator<string[][]> {
  for (let offset = 0; ; offset += piece) {
    const {items, total} = await ask({...query, offset, limit: piece});
    yield items.map(evidenceCells);
    if (items.length === 0 || offset + items.length >= total) return;
  }
}
