/** A section of an ini file as AWS writes them: `[profile audit]` has the words `profile audit`. */
export type Section = {readonly head: string; readonly line: number; readonly values: ReadonlyMap<string, string>};

/** The first line that cannot be read; its content is not shown, since it may be a secret. */
export type IniFault = {readonly line: number; readonly message: string};

const headLine = /^\[([^\]]*)\]\s*(?:[#;].*)?$/;
const valueLine = /^([A-Za-z_][\w.-]*)\s*=(.*)$/;

/**
 * The sections of an AWS shared config file (SDKs and Tools Reference Guide, "Shared config and credentials files"): names of values
 * in lower case, comments and indented settings of settings left out. A section that occurs twice is one.
 */
export const parseIni = (text: string): {readonly sections: readonly Section[]; readonly fault?: IniFault} => {
  const sections = new Map<string, {head: string; line: number; values: Map<string, string>}>();
  let current: Map<string, string> | undefined;
  let fault: IniFault | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trimEnd();
    if (line === '' || /^\s*[#;]/.test(line)) continue;
    const head = headLine.exec(line.trim())?.[1];
    if (head !== undefined) {
      const name = head.trim().replaceAll(/\s+/g, ' ');
      const known = sections.get(name) ?? {head: name, line: index + 1, values: new Map<string, string>()};
      sections.set(name, known);
      current = known.values;
      continue;
    }
    if (/^\s/.test(line)) continue;
    const [, name, value] = valueLine.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      fault ??= {line: index + 1, message: 'is neither a section, a setting nor a comment'};
    } else if (current === undefined) {
      fault ??= {line: index + 1, message: 'is a setting before the first section'};
    } else {
      current.set(name.trim().toLowerCase(), value.trim());
    }
  }
  return {sections: [...sections.values()], ...(fault ? {fault} : {})};
};
