import {expect, test} from 'vitest';
import {PdfError, pdfError} from '../../../renderer/components/pdf/pdf-error.ts';
import {report} from '../../../renderer/texts/en/report.ts';

const named = (name: string, message = '') => Object.assign(new Error(message), {name});

test.each([
  [named('PasswordException'), 'encrypted'],
  [named('InvalidPDFException', 'The PDF file is empty, i.e. its size is zero bytes.'), 'empty'],
  [named('InvalidPDFException', 'Invalid PDF structure.'), 'damaged'],
  [new PdfError('worker'), 'worker'],
  ['anything', 'damaged'],
] as const)('%s is told as %s', (thrown, code) => {
  expect(pdfError(thrown).code).toBe(code);
  expect(report.viewer.errors[code].length).toBeGreaterThan(10);
});
