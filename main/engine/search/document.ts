import type {SearchHit} from '../../contract/views.ts';

/** Something that can be found. What a hit tells beside its title and excerpt stands in `hit`. */
export type SearchDocument = {
  readonly kind: SearchHit['kind'];
  /** What takes its place when it changes. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** As people write them; the first is what it is called. */
  readonly ids: readonly string[];
  /** Other spellings; never shown. */
  readonly more: string;
  readonly hit: Omit<SearchHit, 'kind' | 'title' | 'excerpt'>;
};
