import {createHash, type Hash} from 'node:crypto';
import {controlsOfPaper, evidenceOfPaper} from '../assessment/paper-references.ts';
import {familiesOf, type SignedPart} from '../assessment/sign-off.ts';
import type {ControlRef} from '../contract/ids.ts';
import {type Paper, PaperKind} from '../contract/papers.ts';
import {canonicalJson, hashCanonical} from '../workspace/canonical.ts';
import type {EvidenceItem, Workspace} from '../workspace/types.ts';
import {mapEvidence} from './evidence-map.ts';
import type {Library} from './library.ts';
import {remember} from './remember.ts';

/** A part with the families it belongs to, and who made it what it is. */
export type SignablePart = SignedPart & {
  readonly families: ReadonlySet<string>;
  readonly by?: string;
  readonly at?: string;
};

/**
 * Everything that can be signed, as it stands now: answers, papers (but signatures), checks with their verdicts, evidence, and
 * what the assessment is about. A part without families is signed with the whole assessment only.
 */
export const signableParts = (workspace: Workspace, {frameworks, checks}: Library): SignablePart[] => {
  const families = (refs: readonly ControlRef[]) => new Set(refs.flatMap(ref => familiesOf(frameworks, ref)));
  const evidence = mapEvidence(workspace, checks);
  const cited = new Map<string, Set<string>>();
  const cite = (ids: Iterable<string>, by: ReadonlySet<string>) => {
    for (const id of ids) cited.set(id, new Set([...(cited.get(id) ?? []), ...by]));
  };

  const answers = workspace.answers.list().map((answer): SignablePart => {
    const own = families([answer.control]);
    cite(answer.evidence, own);
    return {
      part: `answers/${answer.question}`,
      sha256: hashCanonical(answer),
      families: own,
      by: answer.answeredBy,
      at: answer.answeredAt,
    };
  });
  const papers = PaperKind.options
    .filter(kind => kind !== 'sign-off')
    .flatMap(kind => workspace.papers.list(kind))
    .map(({id, paper, sha256, savedBy, savedAt}): SignablePart => {
      const own = new Set([...families(controlsOfPaper(paper)), ...supplierFamily(paper)]);
      cite(evidenceOfPaper(paper), own);
      return {part: `papers/${paper.kind}/${id}`, sha256, families: own, by: savedBy, at: savedAt};
    });
  const verdicts = verdictHashes(workspace);
  const judged = checks
    .filter(({id}) => verdicts.has(id))
    .map(
      (check): SignablePart => ({
        part: `checks/${check.id}`,
        sha256: hashCanonical({rule: hashCanonical(check), verdicts: verdicts.get(check.id)}),
        families: families(check.controls),
      }),
    );
  const items = [...workspace.evidence.list()].map(
    (item): SignablePart => ({
      part: `evidence/${item.id}`,
      sha256: hashOfItem(item),
      families: new Set([...families(evidence.controlsOfItem(item.id)), ...(cited.get(item.id) ?? [])]),
      by: item.capturedBy,
      at: item.capturedAt,
    }),
  );
  const {info} = workspace;
  const all = new Set([...frameworks.families.map(({id}) => id), 'ISMS']);
  return [{part: 'assessment', sha256: hashCanonical(info), families: all}, ...answers, ...papers, ...judged, ...items];
};

/** The parts of a scope: a family, or `assessment` for all. */
export const partsOf = (parts: readonly SignablePart[], scope: string): SignablePart[] =>
  scope === 'assessment' ? [...parts] : parts.filter(({families}) => families.has(scope));

/** The hash of an item's only file is the file's own, which an assessor finds again with `sha256sum`. */
const hashOfItem = ({files}: EvidenceItem): string => {
  const [first, ...more] = files;
  return first && more.length === 0 ? first.sha256 : hashCanonical(files.map(({name, sha256}) => [name, sha256]));
};

/** Of each check, the hash of its verdicts: what was judged and how, not the numbers of the reads. Made once an evaluation. */
const verdictHashes = (workspace: Workspace): ReadonlyMap<string, string> =>
  remember(workspace, 'verdict-hashes', ['verdicts'], undefined, () => {
    const hashes = new Map<string, Hash>();
    for (const {id: _, reads: __, ...verdict} of workspace.verdicts.list()) {
      const hash = hashes.get(verdict.check) ?? createHash('sha256');
      hashes.set(verdict.check, hash.update(`${canonicalJson(verdict)}\n`));
    }
    return new Map([...hashes].map(([check, hash]) => [check, hash.digest('hex')]));
  });

/** What is about a supplier belongs to the family on suppliers, whatever controls it names beside. */
const supplierFamily = ({kind}: Paper): string[] => (kind === 'vendor' || kind === 'responsibility' ? ['A.15'] : []);
