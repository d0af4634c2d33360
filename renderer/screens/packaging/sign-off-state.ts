import type {Output} from '../../../main/contract/methods.ts';

export type Scope = Output<'signoff.status'>[number];
export type Signature = NonNullable<Scope['prepared']>;
export type Role = 'prepared' | 'reviewed';

/** How a signature stands: none, of what is there now, or of something that has changed since. */
export const standing = (signature: Signature | undefined): 'none' | 'current' | 'stale' =>
  !signature ? 'none' : signature.current ? 'current' : 'stale';

/** What can be signed next: nothing is reviewed before it is prepared, and a signature that stands needs no other. */
export const nextRole = ({prepared, reviewed}: Scope): Role | undefined => {
  if (!prepared?.current) return 'prepared';
  return reviewed?.current ? undefined : 'reviewed';
};

/** How many of the scopes are signed as they stand, by role. */
export const signedCounts = (scopes: readonly Scope[]): Readonly<Record<Role, number>> => ({
  prepared: scopes.filter(({prepared}) => prepared?.current).length,
  reviewed: scopes.filter(({reviewed}) => reviewed?.current).length,
});

/** Names compared as the engine compares them closely enough to warn: without regard to case, accents' form and spaces. */
export const looksLikeSamePerson = (one: string, other: string): boolean =>
  plain(one) !== '' && plain(one) === plain(other);

const plain = (name: string): string => name.normalize('NFKC').toLocaleLowerCase().replace(/\s+/g, ' ').trim();

/** How many parts of each kind are signed: `answers`, `evidence`, … in the order in which they come. */
export const partKinds = (parts: readonly {readonly part: string}[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const {part} of parts) {
    const kind = part.split('/', 1)[0] ?? part;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts];
};
