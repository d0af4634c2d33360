import {readFile, rename, rm, symlink, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {custodyLog, edit, put, reseal, sha} from './fixture.ts';

type Tamper = (root: string) => Promise<unknown>;

const swapCustody = (root: string, text: string) => writeFile(join(root, 'data/custody/custody.jsonl'), text);
const log = custodyLog();
const lines = log.text.split(/(?<=\n)/);
const zeros = '0'.repeat(64);

/** What was done, how, and every `code path` that must be reported: no more, no less. */
export const tamperings: [what: string, tamper: Tamper, expected: string[]][] = [
  [
    'a file was added to the payload',
    r => put(r, 'data/evidence/extra.txt', 'x'),
    ['extra-file data/evidence/extra.txt', 'payload-oxum bag-info.txt'],
  ],
  ['a file was added to the root', r => put(r, 'note.txt', 'x'), ['unlisted-file note.txt']],
  ['a file was added to a new root folder', r => put(r, 'extra/a.txt', 'x'), ['unlisted-file extra/a.txt']],
  ['a file was added to signatures/', r => put(r, 'signatures/else.txt', 'x'), ['unlisted-file signatures/else.txt']],
  [
    'a payload file was removed',
    r => rm(join(r, 'data/report/report.pdf')),
    ['missing-file data/report/report.pdf', 'payload-oxum bag-info.txt'],
  ],
  [
    'a payload file was renamed',
    r => rename(join(r, 'data/report/report.pdf'), join(r, 'data/report/old.pdf')),
    ['extra-file data/report/old.pdf', 'missing-file data/report/report.pdf'],
  ],
  [
    'a payload file was changed',
    r => edit(r, 'data/evidence/E-000001/body.json', t => t.replace('[]', '{}')),
    ['changed-payload data/evidence/E-000001/body.json'],
  ],
  [
    'a payload file was emptied',
    r => truncate(join(r, 'data/report/report.pdf')),
    ['changed-payload data/report/report.pdf', 'payload-oxum bag-info.txt'],
  ],
  [
    'README-VERIFY.txt was changed',
    r => edit(r, 'README-VERIFY.txt', t => `${t} `),
    ['changed-tag-file README-VERIFY.txt'],
  ],
  [
    'README-VERIFY.txt was removed',
    r => rm(join(r, 'README-VERIFY.txt')),
    ['missing-file README-VERIFY.txt', 'missing-file README-VERIFY.txt'],
  ],
  [
    'bag-info.txt was changed',
    r => edit(r, 'bag-info.txt', t => t.replace('Söhne', 'Sons')),
    ['changed-tag-file bag-info.txt'],
  ],
  [
    'a manifest was changed with its file',
    async r => {
      await put(r, 'data/report/report.pdf', 'forged');
      await edit(r, 'manifest-sha256.txt', t =>
        t.replace(/^.{64}(?= {2}data\/report\/report\.pdf)/m, sha('sha256', 'forged')),
      );
    },
    ['changed-payload data/report/report.pdf', 'payload-oxum bag-info.txt', 'changed-tag-file manifest-sha256.txt'],
  ],
  [
    'a tag manifest was changed',
    r => edit(r, 'tagmanifest-sha512.txt', t => t.replace(/^./, c => (c === '0' ? '1' : '0'))),
    ['changed-tag-file README-VERIFY.txt'],
  ],
  [
    'manifest-sha512.txt was removed',
    r => rm(join(r, 'manifest-sha512.txt')),
    ['missing-file manifest-sha512.txt', 'missing-manifest manifest-sha512.txt'],
  ],
  [
    'manifest-sha512.txt was removed and forgotten',
    async r => {
      await rm(join(r, 'manifest-sha512.txt'));
      for (const a of ['256', '512'])
        await edit(r, `tagmanifest-sha${a}.txt`, t => t.replace(/.*manifest-sha512\.txt\n/, ''));
    },
    ['missing-manifest manifest-sha512.txt'],
  ],
  [
    'tagmanifest-sha256.txt was removed',
    r => rm(join(r, 'tagmanifest-sha256.txt')),
    ['missing-manifest tagmanifest-sha256.txt'],
  ],
  [
    'all manifests were removed',
    async r => {
      for (const n of ['manifest', 'tagmanifest'])
        for (const a of ['256', '512']) await rm(join(r, `${n}-sha${a}.txt`));
    },
    [
      'missing-manifest manifest-sha512.txt',
      ...Array(5)
        .fill(0)
        .map(
          (_, i) =>
            `extra-file data/${['custody/custody.jsonl', 'evidence/E-000001/body.json', 'evidence/E-000002/empty.txt', 'index/evidence.csv', 'report/report.pdf'][i]}`,
        ),
    ],
  ],
  [
    'a payload file left one of the manifests',
    async r => {
      await edit(r, 'manifest-sha512.txt', t => t.replace(/.*report\.pdf\n/, ''));
      await fixTags(r);
    },
    ['not-in-manifest data/report/report.pdf'],
  ],
  [
    'a tag file left one of the tag manifests',
    r => edit(r, 'tagmanifest-sha512.txt', t => t.replace(/.*README.*\n/, '')),
    ['unlisted-file README-VERIFY.txt'],
  ],
  [
    'a tag manifest lists itself',
    r => edit(r, 'tagmanifest-sha512.txt', t => `${t}${'0'.repeat(128)}  tagmanifest-sha512.txt\n`),
    ['changed-tag-file tagmanifest-sha512.txt', 'tag-manifest-lists-itself tagmanifest-sha512.txt'],
  ],
  [
    'a third kind of manifest was added',
    async r => {
      await put(r, 'manifest-md5.txt', '');
      await fixTags(r);
    },
    [
      'manifest-not-allowed manifest-md5.txt',
      ...[
        'custody/custody.jsonl',
        'evidence/E-000001/body.json',
        'evidence/E-000002/empty.txt',
        'index/evidence.csv',
        'report/report.pdf',
      ].map(p => `not-in-manifest data/${p}`),
    ],
  ],
  [
    'a manifest of an unknown kind was added',
    async r => {
      await put(r, 'manifest-blake9.txt', '');
      await fixTags(r);
    },
    ['unknown-algorithm manifest-blake9.txt'],
  ],
  ...[
    '../../etc/passwd',
    '/etc/passwd',
    'C:/Windows/win.ini',
    '~/x',
    'data\\..\\x',
    './data/report/report.pdf',
    'data/../x',
    'bagit.txt',
  ].map((path): [string, Tamper, string[]] => [
    `a manifest lists ${path}`,
    async r => {
      await edit(r, 'manifest-sha256.txt', t => `${t}${zeros}  ${path}\n`);
      await fixTags(r);
    },
    ['path-outside manifest-sha256.txt'],
  ]),
  [
    'a manifest lists a file twice',
    async r => {
      await edit(r, 'manifest-sha256.txt', t => t.replace(/^.*\n/, line => line + line));
      await fixTags(r);
    },
    ['manifest-repeats manifest-sha256.txt'],
  ],
  [
    'a manifest line has one space',
    async r => {
      await edit(r, 'manifest-sha256.txt', t => t.replace(/ {2}(?=data\/report)/, ' '));
      await fixTags(r);
    },
    ['manifest-line manifest-sha256.txt', 'not-in-manifest data/report/report.pdf'],
  ],
  [
    'a manifest has a byte order mark',
    async r => {
      await edit(r, 'manifest-sha256.txt', t => `\ufeff${t}`);
      await fixTags(r);
    },
    ['bom manifest-sha256.txt'],
  ],
  ['bagit.txt has a byte order mark', r => edit(r, 'bagit.txt', t => `\ufeff${t}`), ['bom bagit.txt']],
  [
    'bagit.txt names another version',
    async r => {
      await edit(r, 'bagit.txt', t => t.replace('1.0', '0.97'));
      await fixTags(r);
    },
    ['bad-bagit bagit.txt'],
  ],
  [
    'bagit.txt has a space before a colon',
    async r => {
      await edit(r, 'bagit.txt', t => t.replace(':', ' :'));
      await fixTags(r);
    },
    ['bad-bagit bagit.txt'],
  ],
  [
    'bagit.txt names another encoding',
    async r => {
      await edit(r, 'bagit.txt', t => t.replace('UTF-8', 'ISO-8859-1'));
      await fixTags(r);
    },
    ['bad-bagit bagit.txt'],
  ],
  [
    'bagit.txt has a third line',
    async r => {
      await edit(r, 'bagit.txt', t => `${t}X: y\n`);
      await fixTags(r);
    },
    ['bad-bagit bagit.txt'],
  ],
  ['bagit.txt was removed', r => rm(join(r, 'bagit.txt')), ['missing-bagit bagit.txt']],
  [
    'Payload-Oxum lies',
    async r => {
      await edit(r, 'bag-info.txt', t => t.replace(/Oxum: (\d+)/, 'Oxum: 9$1'));
      await fixTags(r);
    },
    ['payload-oxum bag-info.txt'],
  ],
  [
    'Payload-Oxum is there twice',
    async r => {
      await edit(r, 'bag-info.txt', t => t.replace(/Payload-Oxum: .*\n/, line => line + line));
      await fixTags(r);
    },
    ['bag-info-repeats bag-info.txt'],
  ],
  [
    'Payload-Oxum is absent',
    async r => {
      await edit(r, 'bag-info.txt', t => t.replace(/Payload-Oxum: .*\n/, ''));
      await fixTags(r);
    },
    ['bag-info-missing bag-info.txt'],
  ],
  [
    'bag-info.txt has a line without a colon',
    async r => {
      await edit(r, 'bag-info.txt', t => `${t}oops\n`);
      await fixTags(r);
    },
    ['bag-info-line bag-info.txt'],
  ],
  [
    'the profile is another one',
    async r => {
      await edit(r, 'bag-info.txt', t => t.replace('evidence-package', 'other'));
      await fixTags(r);
    },
    ['not-a-fieldwork-package bag-info.txt'],
  ],
  [
    'fetch.txt was added',
    async r => {
      await put(r, 'fetch.txt', 'http://localhost/x - data/x\n');
      await fixTags(r);
    },
    ['fetch-not-allowed fetch.txt'],
  ],
  [
    'a link stands in for a file',
    async r => {
      await rm(join(r, 'data/report/report.pdf'));
      await symlink('/etc/hostname', join(r, 'data/report/report.pdf'));
    },
    ['symlink data/report/report.pdf', 'missing-file data/report/report.pdf', 'payload-oxum bag-info.txt'],
  ],
  [
    'a folder is a link',
    async r => {
      await symlink('/etc', join(r, 'data/etc'));
    },
    ['symlink data/etc'],
  ],
  [
    'a name is not portable',
    async r => {
      await put(r, 'data/CON.txt', '');
      await reseal(r);
    },
    ['bad-name data/CON.txt'],
  ],
  [
    'a custody line was changed',
    async r => {
      await swapCustody(r, log.text.replace('Zoë', 'Zoe'));
      await reseal(r);
    },
    ['custody-broken data/custody/custody.jsonl'],
  ],
  [
    'a custody line was removed',
    async r => {
      await swapCustody(r, lines.toSpliced(1, 1).join(''));
      await reseal(r);
    },
    [
      'custody-broken data/custody/custody.jsonl',
      'custody-broken data/custody/custody.jsonl',
      'custody-length data/custody/custody.jsonl',
    ],
  ],
  [
    'custody lines changed places',
    async r => {
      await swapCustody(r, [lines[1], lines[0], lines[2]].join(''));
      await reseal(r);
    },
    Array(6).fill('custody-broken data/custody/custody.jsonl'),
  ],
  [
    'the custody log was cut off',
    async r => {
      await swapCustody(r, lines.slice(0, 2).join(''));
      await reseal(r);
    },
    [
      'custody-length data/custody/custody.jsonl',
      'custody-head data/custody/custody.jsonl',
      'custody-unsealed data/custody/custody.jsonl',
    ],
  ],
  [
    'the custody log was cut off inside a line',
    async r => {
      await swapCustody(r, log.text.slice(0, -10));
      await reseal(r);
    },
    [
      'custody-broken data/custody/custody.jsonl',
      'custody-head data/custody/custody.jsonl',
      'custody-unsealed data/custody/custody.jsonl',
    ],
  ],
  [
    'the custody log was emptied',
    async r => {
      await swapCustody(r, '');
      await reseal(r);
    },
    [
      'custody-length data/custody/custody.jsonl',
      'custody-head data/custody/custody.jsonl',
      'custody-unsealed data/custody/custody.jsonl',
    ],
  ],
  [
    'the custody log was removed',
    async r => {
      await rm(join(r, 'data/custody'), {recursive: true});
      await reseal(r);
    },
    ['missing-file data/custody/custody.jsonl'],
  ],
  [
    'the custody log was written anew',
    async r => {
      await swapCustody(r, custodyLog(5).text);
      await reseal(r);
    },
    ['custody-length data/custody/custody.jsonl', 'custody-head data/custody/custody.jsonl'],
  ],
  [
    'the log and its head are whole, but nothing was sealed',
    async r => {
      const open = custodyLog(3, 'read');
      await swapCustody(r, open.text);
      await edit(r, 'bag-info.txt', t => t.replace(/(Head-SHA256: ).*/, `$1${open.head.head}`));
      await reseal(r);
    },
    ['custody-unsealed data/custody/custody.jsonl'],
  ],
  [
    'the custody head is absent',
    async r => {
      await edit(r, 'bag-info.txt', t => t.replace(/Custody-Head.*\n/, ''));
      await reseal(r);
    },
    ['bag-info-missing bag-info.txt'],
  ],
  [
    'the count of entries lies',
    async r => {
      await edit(r, 'bag-info.txt', t => t.replace(/Entries: 3/, 'Entries: 4'));
      await reseal(r);
    },
    ['custody-length data/custody/custody.jsonl'],
  ],
];

/** Writes only the tag manifests anew: the forger of a manifest or tag file. */
const fixTags = async (root: string) => {
  const keep = new Map<string, string>();
  for (const path of ['manifest-sha256.txt', 'manifest-sha512.txt', 'bag-info.txt'])
    keep.set(path, await readFile(join(root, path), 'utf8'));
  for (const algorithm of ['sha256', 'sha512']) {
    const names = [
      'README-VERIFY.txt',
      'bag-info.txt',
      'bagit-profile.json',
      'bagit.txt',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
    ];
    for (const more of ['manifest-md5.txt', 'manifest-blake9.txt', 'fetch.txt'])
      if (await readFile(join(root, more)).catch(() => undefined)) names.push(more);
    const rows = await Promise.all(names.map(async n => `${sha(algorithm, await readFile(join(root, n)))}  ${n}\n`));
    await writeFile(join(root, `tagmanifest-${algorithm}.txt`), rows.join(''));
  }
};
