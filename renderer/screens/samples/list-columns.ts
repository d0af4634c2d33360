/** Lists that a population can be read from, by the name of the file. */
export const isList = (name: string): boolean => /\.(csv|tsv|txt)$/i.test(name);

/** A spreadsheet, which must be saved as CSV first. */
export const isSpreadsheet = (name: string): boolean => /\.(xlsx?|xlsm|ods|numbers)$/i.test(name);

/** The columns in the first row of a CSV, as a spreadsheet writes it: `;`, `,` or tab, an optional `sep=` line. None for other files. */
export const columnsOf = (name: string, text: string): string[] => {
  if (!/\.(csv|tsv)$/i.test(name)) return [];
  const plain = text.replace(/^\uFEFF/, '');
  const said = /^sep=(.)\r?\n/i.exec(plain);
  const body = plain.slice(said?.[0].length ?? 0).trimStart();
  const delimiter = said?.[1] ?? delimiterOf(body);
  return firstRow(body, delimiter)
    .map(cell => cell.trim())
    .filter(cell => cell !== '');
};

const delimiterOf = (body: string): string => {
  const first = (body.split(/\r?\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const uses = (separator: string) => first.split(separator).length - 1;
  return [';', '\t'].reduce((best, next) => (uses(next) > uses(best) ? next : best), ',');
};

const firstRow = (body: string, delimiter: string): string[] => {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < body.length; at += 1) {
    const letter = body.charAt(at);
    if (quoted && letter === '"' && body.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (!quoted && (letter === '\n' || letter === '\r')) break;
    else cell += letter;
  }
  return [...cells, cell];
};
