import type {Frameworks} from '../assessment/frameworks.ts';
import {evidenceOfPaper} from '../assessment/paper-references.ts';
import type {Paper} from '../contract/papers.ts';
import {PaperKind} from '../contract/papers.ts';
import type {
  Numbered,
  ReportFinding,
  ReportPapers,
  ReportScope,
  ReportSignature,
  ReportWithdrawn,
} from '../report/papers-model.ts';
import type {Workspace} from '../workspace/types.ts';
import type {Session} from './session.ts';
import {signOffHandlers} from './sign-off-service.ts';

type Records = Pick<ReportPapers, 'findings' | 'samples' | 'interviews' | 'observations' | 'requests' | 'withdrawn'>;
type Of<K extends PaperKind> = Extract<Paper, {kind: K}>;

/** The records of the audit: what counts by kind, and apart from it what was withdrawn. */
export const recordsOf = (workspace: Workspace, frameworks: Frameworks): Records => ({
  findings: findingsOf(workspace, frameworks),
  samples: standing(workspace, 'sample'),
  interviews: standing(workspace, 'interview').toSorted(byDate),
  observations: standing(workspace, 'observation').toSorted(byDate),
  requests: standing(workspace, 'request'),
  withdrawn: PaperKind.options.flatMap(kind => withdrawnOf(workspace, kind)),
});

const grades = ['major', 'minor', 'opportunity', 'conformity'] as const;

// What would be advice has no place in a certification audit, wherever it came from (ISO/IEC 17021-1).
const findingsOf = (workspace: Workspace, frameworks: Frameworks): ReportFinding[] =>
  standing(workspace, 'finding')
    .map(({advice, ...finding}) => {
      const {requirement} = finding;
      const name = requirement.source === 'standard' ? frameworks.control(requirement.control)?.name : undefined;
      return {
        ...finding,
        ...(advice === undefined || workspace.info.mode === 'certification' ? {} : {advice}),
        ...(name === undefined ? {} : {name}),
      };
    })
    .toSorted((a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade));

const byDate = (a: {readonly date: string}, b: {readonly date: string}): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : 0;

/** The papers of a kind that were not withdrawn, in the order of their ids. */
const standing = <K extends PaperKind>(workspace: Workspace, kind: K): Numbered<Of<K>>[] =>
  workspace.papers.list(kind).flatMap(({id, paper}) => {
    if (paper.kind !== kind || ('withdrawn' in paper && paper.withdrawn)) return [];
    const {kind: _, withdrawn: __, ...rest} = paper as Of<K> & {withdrawn?: unknown};
    return [{...rest, id} as unknown as Numbered<Of<K>>];
  });

const withdrawnOf = (workspace: Workspace, kind: PaperKind): ReportWithdrawn[] =>
  workspace.papers
    .list(kind)
    .flatMap(({id, paper}) =>
      'withdrawn' in paper && paper.withdrawn ? [{kind, id, title: titleOf(paper), ...paper.withdrawn}] : [],
    );

/** What a paper is about, in a line. */
export const titleOf = (paper: Paper): string => {
  switch (paper.kind) {
    case 'sample':
      return paper.title;
    case 'interview':
      return `${paper.interviewee}: ${paper.topic}`;
    case 'observation':
      return `${paper.place}: ${paper.what}`;
    case 'request':
      return paper.document;
    case 'finding':
      return paper.statement;
    case 'applicability':
      return `${paper.control.edition} ${paper.control.id}`;
    case 'responsibility':
      return `${paper.supplier}: ${paper.activity}`;
    case 'vendor':
      return paper.name;
    case 'sign-off':
      return `${paper.scope}, ${paper.role} by ${paper.by}`;
  }
};

/** Every scope that can be signed, with the signatures that count and whether they still hold. */
export const scopesOf = async (session: Session, workspace: Workspace): Promise<ReportScope[]> => {
  const scopes = await signOffHandlers(session)['signoff.status']({});
  const noteOf = (id: string): string | undefined => {
    const paper = workspace.papers.get('sign-off', id)?.paper;
    return paper?.kind === 'sign-off' ? paper.note : undefined;
  };
  const view = (signature: (typeof scopes)[number]['prepared']): ReportSignature | undefined => {
    if (!signature) return undefined;
    const note = noteOf(signature.id);
    return {
      ...signature,
      changes: signature.changes.map(({part, change}) => ({part, change})),
      ...(note === undefined ? {} : {note}),
    };
  };
  return scopes.map(({prepared: first, reviewed: second, ...scope}) => {
    const [prepared, reviewed] = [view(first), view(second)];
    return {...scope, ...(prepared ? {prepared} : {}), ...(reviewed ? {reviewed} : {})};
  });
};

/** Ids of the papers that cite an evidence item; of those that are named by what they are about, that. */
export const citations = (workspace: Workspace): ((evidence: string) => readonly string[]) => {
  const found = new Map<string, Set<string>>();
  for (const kind of PaperKind.options)
    for (const {id, paper} of workspace.papers.list(kind))
      if (!('withdrawn' in paper && paper.withdrawn))
        for (const item of evidenceOfPaper(paper)) found.set(item, (found.get(item) ?? new Set()).add(id));
  return evidence => [...(found.get(evidence) ?? [])];
};
