import {
  changesSince,
  countingSignatures,
  readSignedText,
  type StandingSignature,
  signableScopes,
  signedContent,
} from '../assessment/sign-off.ts';
import type {Workspace} from '../workspace/types.ts';
import type {Library} from './library.ts';
import {remember} from './remember.ts';
import {signaturesOf} from './sign-off-service.ts';
import {partsOf, type SignablePart, signableParts} from './signable-parts.ts';

/** A scope with the signatures that count for it. */
export type ScopeStanding = {
  readonly scope: string;
  readonly name: string;
  readonly prepared?: StandingSignature;
  readonly reviewed?: StandingSignature;
  /** What would be signed now; empty where nothing was signed. */
  readonly parts: readonly SignablePart[];
};

/** Which scopes are signed and whether it still holds. Costs nothing while nobody has signed. */
export const signatureStandings = (workspace: Workspace, library: Library): readonly ScopeStanding[] =>
  remember(workspace, 'signatures', ['answers', 'evidence', 'papers', 'verdicts', 'assessment'], library, () => {
    const scopes = signableScopes(library.frameworks);
    const signed = workspace.papers
      .list('sign-off')
      .flatMap(({paper}) => (paper.kind === 'sign-off' && !paper.withdrawn ? [paper.scope] : []));
    const all = signed.length > 0 ? signableParts(workspace, library) : [];
    return scopes.map(({scope, name}) => {
      if (!signed.includes(scope)) return {scope, name, parts: []};
      const parts = partsOf(all, scope);
      const counting = countingSignatures(signaturesOf(workspace, scope, signedContent(parts)));
      return {scope, name, ...counting, parts};
    });
  });

/** Whether a signature that counts is of something that has changed since. */
export const isStale = ({prepared, reviewed}: ScopeStanding): boolean =>
  prepared?.current === false || reviewed?.current === false;

/** One person has signed what stands, and nobody has reviewed it. */
export const awaitsReview = ({prepared, reviewed}: ScopeStanding): boolean => prepared?.current === true && !reviewed;

/** The scopes to sign again, and what is not as it was signed there; without the latter where the signed list cannot be read. */
export const staleSignatures = async (
  workspace: Workspace,
  standings: readonly ScopeStanding[],
): Promise<{scopes: string[]; parts: string[]}> => {
  const stale = standings.filter(isStale);
  const parts = new Set<string>();
  for (const {prepared, reviewed, parts: now} of stale)
    for (const signature of [prepared, reviewed])
      if (signature?.current === false)
        for (const part of await changedParts(workspace, signature, now)) parts.add(part);
  return {scopes: stale.map(({scope}) => scope), parts: [...parts].sort()};
};

const changedParts = async (
  workspace: Workspace,
  {signOff}: StandingSignature,
  now: readonly SignablePart[],
): Promise<string[]> => {
  try {
    const signed = Buffer.from(await workspace.blobs.get(signOff.contentSha256)).toString('utf8');
    return changesSince(readSignedText(signed), now).map(({part}) => part);
  } catch {
    // The screen of the signatures tells of a damaged list; that the scope is to be signed again stands without it.
    return [];
  }
};
