/** The custody log: JSON Lines, each line bound to the one before (see `verifyCustody`). Pure; storage is the workspace's. */

/** What happened to what; `subject` is an evidence id with its SHA-256, or what else changed. */
export type CustodyDraft = {
  readonly time: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: {readonly kind: string; readonly id: string; readonly sha256?: string};
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type CustodyEntry = CustodyDraft & {readonly seq: number; readonly prev: string};
