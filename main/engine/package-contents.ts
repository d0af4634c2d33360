import type {PackageContents, PayloadFile} from '../delivery/types.ts';
import type {Workspace} from '../workspace/types.ts';
import {mapEvidence} from './evidence-map.ts';
import {indexFiles} from './package-indexes.ts';
import {paperIndexes} from './package-papers.ts';
import type {Sealed} from './seal.ts';
import type {Session} from './session.ts';
import {signedFiles} from './signed-files.ts';

/**
 * Everything that goes into the package, by path under `data/`. Evidence bodies stay where they lie and are streamed; long
 * lists lie in the folder `spool`, which the caller removes after packaging.
 */
export const packageContents = async (
  session: Session,
  workspace: Workspace,
  {sealedAt, report}: Sealed,
  spool: string,
): Promise<PackageContents> => {
  const library = await session.library();
  const {info, custody} = workspace;
  const head = custody.head();
  const evidence = mapEvidence(workspace, library.checks);
  return {
    name: info.reference,
    sealedAt,
    custody: {head: head.sha256, entries: head.entries},
    toolVersion: session.deps.version,
    info: [
      ['External-Identifier', info.id],
      ['External-Description', `${info.title}: ${info.client}`],
      ['Contact-Name', info.auditor],
    ],
    payload: [
      {
        path: 'report/report.pdf',
        bytes: report.bytes,
        sha256: report.sha256,
        source: {kind: 'file', path: workspace.blobs.path(report.sha256)},
      },
      ...evidenceFiles(workspace),
      await custodyFile(workspace),
      ...(await indexFiles(workspace, library, evidence, spool)),
      ...(await paperIndexes(session, workspace, sealedAt.slice(0, 10))),
      ...signedFiles(workspace),
    ],
  };
};

function* evidenceFiles(workspace: Workspace): Iterable<PayloadFile> {
  for (const item of workspace.evidence.list()) {
    for (const {name, bytes, sha256} of item.files) {
      const source = {kind: 'file', path: workspace.blobs.path(sha256)} as const;
      yield {path: `evidence/${item.id}/${name}`, bytes, sha256, source};
    }
  }
}

const custodyFile = async (workspace: Workspace): Promise<PayloadFile> => {
  const bytes = Buffer.concat([...workspace.custody.lines()].map(line => Buffer.from(line)));
  return {path: 'custody/custody.jsonl', bytes: bytes.length, source: {kind: 'bytes', bytes}};
};
