/** One payload file of a package. `path` is relative to `data/` and already safe (PACKAGE names). */
export type PayloadFile = {
  readonly path: string;
  readonly bytes: number;
  /** Where known (content-addressed), checked while writing. */
  readonly sha256?: string;
  readonly source:
    | {readonly kind: 'bytes'; readonly bytes: Uint8Array}
    | {readonly kind: 'file'; readonly path: string};
};

/** What goes into a package; the delivery adds BagIt files, profile and README-VERIFY. */
export type PackageContents = {
  /** The one top directory and the zip's stem: `[A-Za-z0-9._-]+`. */
  readonly name: string;
  /** UTC ISO with milliseconds: every time inside the package, so that the same contents give the same bytes. */
  readonly sealedAt: string;
  readonly custody: {readonly head: string; readonly entries: number};
  readonly toolVersion: string;
  /** Further `bag-info.txt` labels, in order. */
  readonly info: readonly (readonly [label: string, value: string])[];
  readonly payload: readonly PayloadFile[];
};

export type PackageResult = {
  /** The zip or folder that was written. */
  readonly path: string;
  /** Bytes on disk: of the zip, or of all files in the folder. */
  readonly bytes: number;
  /** Files in the package, those of the bag included. */
  readonly files: number;
  /** The package's identity: SHA-256 of `tagmanifest-sha256.txt`. */
  readonly identity: string;
};

/** One thing that does not hold. `code` is stable; `path` is inside the package. */
export type VerificationProblem = {readonly code: string; readonly path: string; readonly message: string};

export type Verification = {
  /** No problem was found. */
  readonly ok: boolean;
  readonly name: string;
  readonly identity?: string;
  /** Files found, those of the bag included, and their bytes unpacked. */
  readonly files: number;
  readonly bytes: number;
  readonly custody?: {readonly head: string; readonly entries: number};
  readonly problems: readonly VerificationProblem[];
  /** What was looked at (what does not hold is in `problems`), and what is not there to look at (signature, time stamp), for people. */
  readonly checked: readonly string[];
};
