/** The whole demo, judged by tools that nobody here wrote: the package as a bag, the report as a PDF. */
import {join} from 'node:path';
import {bagPython} from './bag.peer.ts';
import {judge} from './judge.ts';
import type {Peer, PeerCase} from './peer.ts';

const demo = join(import.meta.dirname, '../../main/sample/demo.ts');

export const peer: Peer = {
  name: 'demo',
  run: async tools => {
    const out = join(tools.scratch, 'out');
    const cases: PeerCase[] = [
      await judge(tools, 'runs and verifies its own package', process.execPath, [demo, '--out', out]),
    ];
    if (cases[0]?.outcome !== 'passed') return cases;
    cases.push(await judge(tools, 'unzips', 'unzip', ['-q', join(out, 'EP-2026-001.zip'), '-d', tools.scratch]));
    if (cases[1]?.outcome !== 'passed') return cases;
    const bag = join(tools.scratch, 'EP-2026-001');
    for (const digest of ['sha256', 'sha512']) {
      for (const manifest of ['manifest', 'tagmanifest']) {
        const args = ['-c', '--strict', '--quiet', `${manifest}-${digest}.txt`];
        cases.push(await judge(tools, `${digest}sum of the ${manifest}`, `${digest}sum`, args, {cwd: bag}));
      }
    }
    const env = await tools.python(bagPython);
    cases.push(
      'unavailable' in env
        ? {name: 'bagit.py --validate', outcome: 'skipped', detail: env.unavailable}
        : await judge(tools, 'bagit.py --validate', env.python, [
            join(env.bin, 'bagit.py'),
            '--validate',
            '--quiet',
            bag,
          ]),
    );
    const report = join(bag, 'data/report/report.pdf');
    cases.push(
      await judge(tools, 'qpdf --check of the report', 'qpdf', ['--check', report], {unless: /WARNING/}),
      // The columns after the font's name and type: embedded, subset, with Unicode.
      await judge(tools, 'pdffonts: every font embedded', 'pdffonts', [report], {
        unless: /\bno\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+0/,
      }),
    );
    return cases;
  },
};
