/** Tools that nobody here wrote judge a package of ours; the Library of Congress's suite judges our verifier. */
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {profileIdentifier} from '../../main/delivery/layout.ts';
import {writePackage} from '../../main/delivery/package.ts';
import type {PackageContents, PayloadFile} from '../../main/delivery/types.ts';
import {verifyBag, verifyPackage} from '../../main/delivery/verify.ts';
import {emptyCustody, nextCustodyLine} from '../../main/evidence/custody.ts';
import {untar} from '../delivery/tar.ts';
import {judge} from './judge.ts';
import type {Peer, PeerCase, PeerTools} from './peer.ts';

/** Pinned, so that a judge does not change by itself. */
export const bagPython = ['bagit==1.9.0', 'bagit-profile==1.3.1', 'setuptools==75.8.0'];

export const peer: Peer = {
  name: 'bag',
  run: async tools => {
    const made = await makePackages(tools.scratch);
    return [
      ...(await judgeZips(tools, made.zips)),
      ...(await judgeBag(tools, made.folder)),
      ...(await judgeTheirZip(tools, made.folder)),
      ...(await judgeSuite(tools.scratch)),
    ];
  },
};

const makePackages = async (scratch: string) => {
  const contents = sampleContents();
  const {path: folder} = await writePackage(contents, join(scratch, 'folder'), {format: 'folder'});
  const {path: stored} = await writePackage(contents, join(scratch, 'stored'));
  const {path: deflated} = await writePackage(contents, join(scratch, 'deflated'), {compression: 'deflate'});
  return {
    folder,
    zips: [
      ['stored', stored],
      ['deflated', deflated],
    ] as const,
  };
};

const judgeZips = async (tools: PeerTools, zips: readonly (readonly [kind: string, path: string])[]) => {
  const cases: PeerCase[] = [];
  const java = join(tools.scratch, 'ReadZip.java');
  await writeFile(java, readZipJava);
  for (const [kind, path] of zips) {
    cases.push(
      await judge(tools, `unzip -t (${kind})`, 'unzip', ['-t', path]),
      await judge(tools, `7z t (${kind})`, '7z', ['t', path], {unless: /Warnings|Errors/}),
      await judge(tools, `bsdtar -tf (${kind})`, 'bsdtar', ['-tf', path]),
      await judge(tools, `Java's ZipInputStream (${kind})`, 'java', [java, path]),
      await judge(tools, `Python's zipfile (${kind})`, 'python3', ['-m', 'zipfile', '-t', path], {unless: /corrupt/}),
    );
  }
  return cases;
};

/** Reads every entry as a stream, without the directory, and counts: what Java programs do with an upload. */
const readZipJava = `
import java.io.FileInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipFile;

public class ReadZip {
  public static void main(String[] args) throws Exception {
    int streamed = 0;
    try (ZipInputStream in = new ZipInputStream(new FileInputStream(args[0]))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
        streamed++;
      }
    }
    try (ZipFile file = new ZipFile(args[0])) {
      if (file.size() != streamed) throw new Exception(file.size() + " entries listed, " + streamed + " streamed");
    }
  }
}
`;

const judgeBag = async (tools: PeerTools, folder: string): Promise<PeerCase[]> => {
  const cases: PeerCase[] = [];
  for (const digest of ['sha256', 'sha512']) {
    for (const manifest of ['manifest', 'tagmanifest']) {
      const args = ['-c', '--strict', `${manifest}-${digest}.txt`];
      cases.push(await judge(tools, `${digest}sum -c --strict, ${manifest}`, `${digest}sum`, args, {cwd: folder}));
    }
  }
  const env = await tools.python(bagPython);
  const names = ['bagit.py --validate', 'BagIt profile validator'] as const;
  if ('unavailable' in env) {
    return [...cases, ...names.map(name => ({name, outcome: 'skipped', detail: env.unavailable}) as const)];
  }
  const validate = [join(env.bin, 'bagit.py'), '--validate', '--quiet', folder];
  // As a module: its command line needs pkg_resources, which newer setuptools drops.
  const profile = [
    'import bagit, bagit_profile, sys',
    'folder, url = sys.argv[1:]',
    "profile = bagit_profile.Profile(url, profile=open(folder + '/bagit-profile.json').read())",
    'ok = profile.validate_serialization(folder) and profile.validate(bagit.Bag(folder))',
    'print(profile.report)',
    'sys.exit(0 if ok else 1)',
  ].join('\n');
  cases.push(await judge(tools, names[0], env.python, validate));
  cases.push(await judge(tools, names[1], env.python, ['-c', profile, folder, profileIdentifier]));
  return cases;
};

/** The bag, zipped again by tools of others, is still the same package to us. */
const judgeTheirZip = async (tools: PeerTools, folder: string): Promise<PeerCase[]> => {
  const ours = await verifyPackage(folder);
  const parent = join(folder, '..');
  const cases: PeerCase[] = [];
  for (const [command, args] of [
    ['zip', (out: string) => ['-q', '-r', out, 'EP-PEERS']],
    ['7z', (out: string) => ['a', out, 'EP-PEERS']],
    ['python3', (out: string) => ['-m', 'zipfile', '-c', out, 'EP-PEERS']],
  ] as const) {
    const name = `a package zipped again by ${command} verifies`;
    const out = join(tools.scratch, `again-${command}.zip`);
    const zipped = await judge(tools, name, command, args(out), {cwd: parent});
    if (zipped.outcome !== 'passed') {
      cases.push(zipped);
      continue;
    }
    const {ok, identity, problems} = await verifyPackage(out);
    const same = ok && identity === ours.identity;
    cases.push(same ? zipped : {name, outcome: 'failed', detail: JSON.stringify(problems.slice(0, 3))});
  }
  return cases;
};

const judgeSuite = async (scratch: string): Promise<PeerCase[]> => {
  const root = join(scratch, 'suite');
  await mkdir(root);
  await untar(
    gunzipSync(await readFile(join(import.meta.dirname, '../fixtures/bagit-conformance-suite.tar.gz'))),
    root,
  );
  const cases: PeerCase[] = [];
  for (const version of ['v0.97', 'v1.0']) {
    for (const kind of ['valid', 'invalid', 'linux-only']) {
      const bags = await readdir(join(root, version, kind), {withFileTypes: true}).catch(() => []);
      for (const bag of bags.filter(entry => entry.isDirectory())) {
        const {ok, problems} = await verifyBag(join(root, version, kind, bag.name));
        const name = `bagit-conformance-suite ${version}/${kind}/${bag.name}`;
        const detail = problems.map(({code, path}) => `${code} ${path}`).join(', ');
        cases.push(ok === (kind === 'valid') ? {name, outcome: 'passed'} : {name, outcome: 'failed', detail});
      }
    }
  }
  return cases;
};

const sampleContents = (): PackageContents => {
  let head = emptyCustody;
  let log = '';
  for (const action of ['created', 'read', 'sealed']) {
    const time = '2026-03-01T10:00:00.000Z';
    const next = nextCustodyLine(head, {time, actor: 'Zoë', action, subject: {kind: 'assessment', id: 'A-1'}});
    log += next.line;
    head = next.head;
  }
  const file = (path: string, content: string | Uint8Array): PayloadFile => {
    const bytes = Buffer.from(content);
    return {path, bytes: bytes.length, source: {kind: 'bytes', bytes}};
  };
  return {
    name: 'EP-PEERS',
    sealedAt: '2026-03-01T10:20:30.000Z',
    custody: {head: head.sha256, entries: head.entries},
    toolVersion: '0.1.0',
    info: [['External-Description', 'Röst & Söhne: ISO/IEC 27001']],
    payload: [
      file('custody/custody.jsonl', log),
      file('evidence/E-000001/body.json', '{"Buckets":[]}\n'.repeat(20_000)),
      file('evidence/E-000002/empty', ''),
      file('evidence/E-000003/noise.bin', crypto.getRandomValues(new Uint8Array(60_000))),
    ],
  };
};
