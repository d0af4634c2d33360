import {refusal} from '../assessment/paper-errors.ts';
import {
  changesSince,
  countingSignatures,
  readSignedText,
  refuseSignature,
  type SignedContent,
  type StandingSignature,
  signableScopes,
  signedContent,
} from '../assessment/sign-off.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import type {Workspace} from '../workspace/types.ts';
import type {Session} from './session.ts';
import {partsOf, type SignablePart, signableParts} from './signable-parts.ts';

type SignMethods = 'signoff.content' | 'signoff.sign' | 'signoff.status';
type Signature = NonNullable<Output<'signoff.status'>[number]['prepared']>;

/** Signatures: two people, in order, bound to what they signed; a later change shows, and what it was. */
export const signOffHandlers = (session: Session): Pick<Handlers, SignMethods> => ({
  'signoff.content': async ({scope}) => {
    const {content} = await contentOf(session, scope);
    return {
      scope,
      contentSha256: content.sha256,
      parts: content.parts.map(({part, sha256}) => ({part, sha256})),
    };
  },

  'signoff.sign': async ({role, scope, by, note}) => {
    const workspace = session.workspace();
    const {content} = await contentOf(session, scope);
    // The list of what is signed lies in the content store under the hash that is signed.
    await workspace.blobs.put(Buffer.from(content.text));
    return workspace.transaction(() => {
      refuseSignature({role, scope, by}, countingSignatures(signaturesOf(workspace, scope, content)));
      return workspace.papers.save(
        {
          kind: 'sign-off',
          role,
          scope,
          by,
          at: session.now(),
          contentSha256: content.sha256,
          ...(note === undefined ? {} : {note}),
        },
        {by},
      ).stored;
    });
  },

  'signoff.status': async () => {
    const workspace = session.workspace();
    const library = await session.library();
    const parts = signableParts(workspace, library);
    const rows = [];
    for (const {scope, name} of signableScopes(library.frameworks)) {
      const inScope = partsOf(parts, scope);
      const content = signedContent(inScope);
      const {prepared, reviewed} = countingSignatures(signaturesOf(workspace, scope, content));
      rows.push({
        scope,
        name,
        contentSha256: content.sha256,
        parts: content.parts.length,
        ...(prepared ? {prepared: await view(workspace, prepared, inScope)} : {}),
        ...(reviewed ? {reviewed: await view(workspace, reviewed, inScope)} : {}),
      });
    }
    return rows;
  },
});

/** What would be signed now. Errors: PaperError `unknown-scope`. */
const contentOf = async (session: Session, scope: string): Promise<{content: SignedContent}> => {
  const library = await session.library();
  const scopes = signableScopes(library.frameworks).map(one => one.scope);
  if (!scopes.includes(scope))
    throw refusal('unknown-scope', `There is nothing to sign called ${scope}`, `Choose among ${scopes.join(', ')}.`);
  return {content: signedContent(partsOf(signableParts(session.workspace(), library), scope))};
};

/** The signatures of a scope on record, in order, and whether each is of the content as it stands. */
export const signaturesOf = (workspace: Workspace, scope: string, {sha256}: SignedContent): StandingSignature[] =>
  workspace.papers
    .list('sign-off')
    .flatMap(({id, paper}) =>
      paper.kind === 'sign-off' && paper.scope === scope
        ? [{id, signOff: paper, current: paper.contentSha256 === sha256}]
        : [],
    );

const view = async (
  workspace: Workspace,
  {id, signOff, current}: StandingSignature,
  now: readonly SignablePart[],
): Promise<Signature> => {
  const {by, at, contentSha256} = signOff;
  if (current) return {id, by, at, contentSha256, current, changes: []};
  const signed = readSignedText(Buffer.from(await workspace.blobs.get(contentSha256)).toString('utf8'));
  const known = new Map(now.map(part => [part.part, part]));
  return {
    id,
    by,
    at,
    contentSha256,
    current,
    changes: changesSince(signed, now).map(change => {
      const part = known.get(change.part);
      return {
        ...change,
        ...(part?.by === undefined ? {} : {by: part.by}),
        ...(part?.at === undefined ? {} : {at: part.at}),
      };
    }),
  };
};
