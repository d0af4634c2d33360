import {expect, it} from 'vitest';
import {columnsOf, isList, isSpreadsheet} from '../../../renderer/screens/samples/list-columns.ts';

it.each([
  ['semicolons', 'a.csv', 'Person;Last day\r\nx;y', ['Person', 'Last day']],
  ['commas within quotes', 'a.CSV', '"Name, first";"Says ""hi"""\n', ['Name, first', 'Says "hi"']],
  ['the separator within quotes', 'a.csv', '"a;b";c\n', ['a;b', 'c']],
  ['a line break within quotes', 'a.csv', '"Two\nlines",b\n1,2', ['Two\nlines', 'b']],
  ['tabs', 'a.tsv', 'a\tb\n', ['a', 'b']],
  ['a byte order mark and a sep line', 'a.csv', '\uFEFFsep=|\r\na|b\n', ['a', 'b']],
  ['one column', 'a.csv', 'Person\nx', ['Person']],
  ['a text', 'a.txt', 'one\ntwo', []],
  ['nothing', 'a.csv', '', []],
])('the columns of a file with %s', (_, name, text, columns) => expect(columnsOf(name, text)).toEqual(columns));

it('tells lists from spreadsheets and the rest', () => {
  expect(['a.csv', 'a.TSV', 'a.txt', 'a.xlsx', 'a.pdf', 'csv'].filter(isList)).toEqual(['a.csv', 'a.TSV', 'a.txt']);
  expect(['a.xlsx', 'A.XLS', 'a.ods', 'a.csv'].filter(isSpreadsheet)).toEqual(['a.xlsx', 'A.XLS', 'a.ods']);
});
