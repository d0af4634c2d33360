import type {ReactNode} from 'react';

/** A column of a table. */
export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  /** A CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  readonly sortable?: boolean;
  /** Always shown: a column chooser does not offer it. */
  readonly always?: boolean;
};

export type Sort = {readonly by: string; readonly descending: boolean};

/** A heading in front of the row at `index`; groups come in the order of their rows. */
export type GroupHead = {readonly index: number; readonly label: ReactNode; readonly count: number};
