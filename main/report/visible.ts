/** Everything that would be invisible, reorder its surroundings or not exist: controls, format characters (bidi), lone surrogates, unassigned, private. */
const invisible =
  /\p{Cc}|\p{Cf}|\p{Cs}|\p{Cn}|\p{Co}|\p{Zl}|\p{Zp}|\u034f|[\u115f\u1160\u17b4\u17b5\u3164\uffa0]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;
const plain = /^[\x20-\x7e\n]*$/;

/** A character as text that anyone can see and look up: `[U+202E]`. */
export const codePointMark = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** The text with line ends as `\n`, tabs as spaces, and every invisible or reordering character as a visible mark. */
export const visible = (text: string): string => {
  if (plain.test(text)) return text;
  return text
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', '    ')
    .replace(invisible, c => (c === '\n' ? c : codePointMark(c)));
};

/** The text on one line, for places that have only one (outline, running head, metadata). */
export const oneLine = (text: string): string => visible(text).replace(/\s+/g, ' ').trim();
