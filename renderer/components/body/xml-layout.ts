/** Comments and CDATA as one piece, then tags and instructions, then text between them. */
const piece = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g;

/**
 * XML with a line for every element, deeper by two spaces; an element that holds only text stays on one line. Nothing is resolved or
 * changed but the space between elements. Undefined where the tags do not pair: then it is better seen as it stands.
 */
export const layOutXml = (text: string): string | undefined => {
  const lines: string[] = [];
  const open: string[] = [];
  /** An opening tag that only text followed so far. */
  let begun: string | undefined;
  let length = 0;
  const put = (line: string) => lines.push('  '.repeat(open.length) + line);
  const settle = () => {
    if (begun === undefined) return;
    put(begun);
    open.push(nameOf(begun));
    begun = undefined;
  };
  for (const [part] of text.matchAll(piece)) {
    length += part.length;
    if (part.startsWith('</')) {
      const name = nameOf(part);
      if (begun === undefined) {
        if (open.pop() !== name) return undefined;
        put(part);
      } else {
        if (nameOf(begun) !== name) return undefined;
        put(begun + part);
        begun = undefined;
      }
    } else if (/^<[^!?]/.test(part) && !part.endsWith('/>')) {
      settle();
      begun = part;
    } else if (part.startsWith('<')) {
      settle();
      put(part);
    } else if (part.trim() !== '') {
      // Text after an element keeps a line of its own.
      if (begun === undefined) put(part.trim());
      else begun += part.trim();
    }
  }
  const whole = length === text.length && open.length === 0 && begun === undefined;
  return whole && lines.length > 0 ? lines.join('\n') : undefined;
};

const nameOf = (tag: string): string => /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? '';
