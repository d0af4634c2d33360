/**
 * Says why a regular expression is refused, or undefined when it is fine. JavaScript matches by backtracking, so a rule's
 * pattern must be one whose worst case is known: no quantifier inside a quantified group, no look-around, no
 * back-reference, few unbounded quantifiers, few alternatives.
 */
export const refusePattern = (pattern: string): string | undefined => {
  if (pattern.length > 200) return 'the pattern is longer than 200 characters';
  try {
    new RegExp(pattern);
  } catch (cause) {
    return (cause as Error).message;
  }
  const shape = scan(pattern);
  if (shape.refused) return shape.refused;
  const anchored = pattern.startsWith('^') && !shape.topAlternation;
  // One unbounded quantifier costs n, and an unanchored search tries n starting places: both together stay at n².
  if (shape.unbounded > (anchored ? 2 : 1)) {
    return `${shape.unbounded} unbounded quantifiers (at most two in a pattern that starts with ^, one in any other)`;
  }
  if (shape.variants > 64) return 'too many optional pieces and alternatives';
  return undefined;
};

type Shape = {
  unbounded: number;
  /** The product of the ways each bounded quantifier and alternative can go. */
  variants: number;
  topAlternation: boolean;
  refused?: string;
};

/** `varies`: holds a quantifier or alternatives, so repeating it would nest one choice in another. */
type Group = {varies: boolean; branches: number};

const scan = (pattern: string): Shape => {
  const shape: Shape = {unbounded: 0, variants: 1, topAlternation: false};
  const top: Group = {varies: false, branches: 1};
  const open: Group[] = [top];
  let closed: Group | undefined;
  for (let at = 0; at < pattern.length; at++) {
    const group = open.at(-1) ?? top;
    const repeated = closed;
    closed = undefined;
    switch (pattern[at]) {
      case '\\':
        at++;
        if (/[1-9k]/.test(pattern[at] ?? '')) return {...shape, refused: 'a back-reference'};
        break;
      case '[':
        at = endOfClass(pattern, at);
        break;
      case '(':
        if (/^\(\?<?[=!]/.test(pattern.slice(at, at + 4))) return {...shape, refused: 'look-ahead or look-behind'};
        if (pattern[at + 1] === '?') at = pattern.indexOf(pattern[at + 2] === '<' ? '>' : ':', at);
        open.push({varies: false, branches: 1});
        break;
      case ')':
        closed = open.pop() ?? top;
        shape.variants *= closed.branches;
        if (closed.varies) (open.at(-1) ?? top).varies = true;
        break;
      case '|':
        group.branches++;
        group.varies = true;
        shape.topAlternation ||= group === top;
        break;
      default: {
        const quantifier = quantifierAt(pattern, at);
        if (!quantifier) break;
        if (quantifier.most > 1 && repeated?.varies) {
          return {...shape, refused: 'a quantifier over a group that itself has a quantifier or alternatives'};
        }
        if (Number.isFinite(quantifier.most) && quantifier.most > 100) {
          return {...shape, refused: 'a repetition of more than 100'};
        }
        const slack = quantifier.most - quantifier.least;
        if (slack > 16) shape.unbounded++;
        else shape.variants *= slack + 1;
        group.varies = true;
        at += quantifier.length - 1;
      }
    }
  }
  shape.variants *= top.branches;
  return shape;
};

const quantifierAt = (pattern: string, at: number): {least: number; most: number; length: number} | undefined => {
  const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(pattern.slice(at));
  if (!match) return undefined;
  const [{length}, sign, least, comma, most] = match;
  if (sign === '?') return {least: 0, most: 1, length};
  if (sign) return {least: sign === '+' ? 1 : 0, most: Number.POSITIVE_INFINITY, length};
  if (!comma) return {least: Number(least), most: Number(least), length};
  return {least: Number(least), most: most ? Number(most) : Number.POSITIVE_INFINITY, length};
};

const endOfClass = (pattern: string, start: number): number => {
  let at = start + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at;
};
