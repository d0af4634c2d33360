/** What no system takes in a file name, and what could make it look like another (controls, bidirectional marks). */
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]/gu;
/** Names that Windows keeps for devices. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name for a saved copy: the id in front where the name alone says little, harmless on every system, its ending kept. */
export const copyName = (
  item: {readonly id: string; readonly kind: string; readonly originalName?: string | undefined},
  file: {readonly name: string},
): string => {
  const given = item.originalName ?? file.name;
  const base = (given.split(/[/\\]/).at(-1) ?? '').replace(unfit, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  const plain = item.kind === 'read' || item.originalName === undefined ? `${item.id}-${base}` : base;
  const name = base === '' || device.test(plain) ? `${item.id}${base === '' ? '' : `-${base}`}` : plain;
  if (name.length <= 120) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  return name.slice(0, 120 - ending.length) + ending;
};
