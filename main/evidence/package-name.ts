/** Windows refuses these as names, with any extension (learn.microsoft.com, Naming Files). */
const reserved = /^(con|prn|aux|nul|conin|conout|com\d|lpt\d)$/;

const maxLength = 120;

/**
 * The name a file gets in the package, from whatever it was called: only `[A-Za-z0-9._-]`, never a path, never reserved on
 * Windows, at most 120 characters, and unlike every name in `taken` without regard to case. The original name stands in the index.
 */
export const packageName = (original: string, taken: Iterable<string> = []): string => {
  const plain = original
    .slice(Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/\.{2,}/g, '.');
  const dot = plain.lastIndexOf('.');
  const extension = dot >= 0 && /^\.[A-Za-z0-9]{1,16}$/.test(plain.slice(dot)) ? plain.slice(dot) : '';
  const stem = trimmed(extension ? plain.slice(0, dot) : plain).slice(0, maxLength - extension.length - 8) || 'file';
  const safe = reserved.test(stem.split('.')[0]?.toLowerCase() ?? '') ? `file-${stem}` : stem;
  const used = new Set([...taken].map(name => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const name = `${n === 1 ? safe : `${safe}-${n}`}${extension}`;
    if (!used.has(name.toLowerCase())) return name;
  }
};

/** Whether a name may stand in a package as it is. */
export const isPackageName = (name: string): boolean =>
  name.length <= maxLength &&
  /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name) &&
  !name.endsWith('.') &&
  !reserved.test(name.split('.')[0]?.toLowerCase() ?? '');

const trimmed = (stem: string) => stem.replace(/^[._-]+/, '').replace(/[._-]+$/, '');
