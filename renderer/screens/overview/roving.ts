/** Where the keyboard is in rows of different length. */
export type Spot = {readonly row: number; readonly column: number};

/** Where a key leads from a spot: along a row, to the row above or below, to a row's ends; undefined where the key moves nothing. */
export const moveIn = (lengths: readonly number[], {row, column}: Spot, key: string): Spot | undefined => {
  const last = (lengths[row] ?? 1) - 1;
  const toRow = (next: number): Spot => ({row: next, column: Math.min(column, (lengths[next] ?? 1) - 1)});
  switch (key) {
    case 'ArrowRight':
      if (column < last) return {row, column: column + 1};
      return row + 1 < lengths.length ? {row: row + 1, column: 0} : undefined;
    case 'ArrowLeft':
      if (column > 0) return {row, column: column - 1};
      return row > 0 ? {row: row - 1, column: (lengths[row - 1] ?? 1) - 1} : undefined;
    case 'ArrowDown':
      return row + 1 < lengths.length ? toRow(row + 1) : undefined;
    case 'ArrowUp':
      return row > 0 ? toRow(row - 1) : undefined;
    case 'Home':
      return {row, column: 0};
    case 'End':
      return {row, column: last};
    default:
      return undefined;
  }
};
