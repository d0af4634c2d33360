/** Aligns rows under a head, two spaces between columns; numbers to the right. Returns lines. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => {
  const cells = [head, ...rows.map(row => row.map(String))];
  const width = head.map((_, column) => Math.max(...cells.map(row => (row[column] ?? '').length)));
  const numeric = head.map((_, column) => rows.length > 0 && rows.every(row => typeof row[column] === 'number'));
  return cells.map(row =>
    row
      .map((cell, column) => (numeric[column] ? cell.padStart(width[column] ?? 0) : cell.padEnd(width[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};
