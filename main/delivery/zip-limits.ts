/** What one zip may ask of its reader. The writer keeps within them, so that no package of ours is refused. */
export const zipLimits = {
  entries: 250_000,
  directoryBytes: 64 * 1024 * 1024,
  /** Unpacked bytes a packed byte, for an entry and for the whole; deflate itself reaches 1,032. */
  ratio: 200,
  /** Entries smaller than this may exceed the ratio: a hundred kilobytes of spaces harm nobody. */
  ratioFreeBytes: 1024 * 1024,
  totalBytes: 2 ** 38,
} as const;
