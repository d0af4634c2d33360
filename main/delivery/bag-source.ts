import type {VerificationProblem} from './types.ts';

/** One file of a bag, wherever it lies. `path` starts at the bag's own folder. */
export type SourceFile = {
  readonly path: string;
  readonly bytes: number;
  /** The content, in chunks that live until the next but one is asked for. Errors: BadContent when it cannot be had whole. */
  chunks(): AsyncIterable<Uint8Array>;
};

/** A bag as files, with what was wrong with its container. Nothing is written anywhere. */
export type BagSource = {
  readonly name: string;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly hasDataFolder: boolean;
  readonly problems: readonly VerificationProblem[];
  close(): Promise<void>;
};

/** Content that is not what its container says. It becomes a problem of that file, not a failure of the verification. */
export class BadContent extends Error {
  override readonly name = 'BadContent';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
