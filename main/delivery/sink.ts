import type {PackageDigests} from './tag-files.ts';

/** Where the files of a package go: a zip or a folder. Files come sorted by path. */
export type PackageSink = {
  /** Takes one file. `chunks` can be asked for again; a chunk stays as it is until the next but one is asked for. */
  add(path: string, bytes: number, chunks: () => AsyncIterable<Uint8Array>): Promise<PackageDigests>;
  /** Closes and makes durable; gives the bytes on disk. */
  finish(): Promise<number>;
  /** Lets go of open files after a failure; never throws. */
  abandon(): Promise<void>;
};
