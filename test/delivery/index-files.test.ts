import {readdir, readFile} from 'node:fs/promises';
import {parse} from 'csv-parse/sync';
import {describe, expect, it} from 'vitest';
import {csvFile, jsonFile, jsonRowsFile} from '../../main/delivery/index-files.ts';
import type {PayloadFile} from '../../main/delivery/types.ts';
import {freshFolder, sha} from './fixture.ts';

const textOf = async (file: PayloadFile): Promise<string> => {
  const bytes = file.source.kind === 'bytes' ? Buffer.from(file.source.bytes) : await readFile(file.source.path);
  expect(bytes.length).toBe(file.bytes);
  if (file.sha256 !== undefined) expect(sha('sha256', bytes)).toBe(file.sha256);
  return bytes.toString();
};

describe('JSON index files', () => {
  it.each([
    [
      {b: 1, a: {d: [3, {z: 1, y: 2}], c: null}},
      '{\n  "a": {\n    "c": null,\n    "d": [\n      3,\n      {\n        "y": 2,\n        "z": 1\n      }\n    ]\n  },\n  "b": 1\n}\n',
    ],
    [[{b: 1, a: 2}, 'x', null, undefined], '[\n{"a":2,"b":1},\n"x",\nnull,\nnull\n]\n'],
    [[], '[]\n'],
    ['ü', '"ü"\n'],
  ])('%j', async (value, expected) => {
    expect(await textOf(jsonFile('index/x.json', value))).toBe(expected);
    if (Array.isArray(value)) expect(await textOf(await jsonRowsFile('index/x.json', value))).toBe(expected);
  });

  it('keeps a key such as __proto__', async () => {
    expect(await textOf(jsonFile('x', JSON.parse('{"__proto__":{"b":1,"a":2}}')))).toContain('"__proto__"');
  });
});

describe('CSV index files', () => {
  it('has CRLF, no byte order mark, and quotes where needed', async () => {
    const file = await csvFile(
      'index/x.csv',
      ['id', 'text'],
      [
        ['E-1', 'a,"b"\nc'],
        ['E-2', null],
        ['Ü', true],
      ],
    );
    expect(await textOf(file)).toBe('id,text\r\nE-1,"a,""b""\nc"\r\nE-2,\r\nÜ,true\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "=cmd|' /C calc'!A0", '＝1'])('defuses %j', async text => {
    const rows = parse(await textOf(await csvFile('x', ['a'], [[text]])), {record_delimiter: '\r\n'});
    expect(rows).toEqual([['a'], [`'${text}`]]);
  });

  it('leaves numbers alone', async () => {
    expect(await textOf(await csvFile('x', ['a', 'b'], [[-1, 0]]))).toBe('a,b\r\n-1,0\r\n');
  });

  it('refuses a row that does not fit', async () => {
    await expect(csvFile('x', ['a', 'b'], [['1']])).rejects.toThrow('1 cells does not fit 2 columns');
  });

  it('spools 100,000 rows to the folder it was given, and the same bytes as in memory', async () => {
    const spool = await freshFolder();
    function* rows() {
      for (let i = 0; i < 100_000; i++) yield [`R-${i}`, 'bucket', '=x', i, 'a resource with a name of some length'];
    }
    const columns = ['id', 'type', 'formula', 'n', 'name'];
    const spooled = await csvFile('index/x.csv', columns, rows(), spool);
    const held = await csvFile('index/x.csv', columns, rows());
    expect(spooled.source.kind).toBe('file');
    expect(await textOf(spooled)).toBe(await textOf(held));
    expect(await readdir(spool)).toHaveLength(1);
    const small = await csvFile('index/x.csv', ['a'], [['b']], spool);
    expect(small.source.kind).toBe('bytes');
    expect(await readdir(spool)).toHaveLength(1);
  });
});
