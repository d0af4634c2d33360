import type {Facet} from '../../../main/contract/views.ts';
import {count} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './library.module.css';
import type {FacetName} from './library-state.ts';

/** The values of a facet as buttons that are pressed or not, with how many items each would show. */
export const FacetBar = ({
  name,
  facets,
  chosen,
  onToggle,
}: {
  name: FacetName;
  facets: readonly Facet[];
  chosen: readonly string[];
  onToggle: (value: string) => void;
}) => {
  const words = texts.evidence;
  const labels: Readonly<Record<string, string>> = name === 'kinds' ? words.kinds : words.classifications;
  if (facets.length === 0) return null;
  return (
    <fieldset className={styles.facet}>
      <legend className="unseen">{words.facets[name]}</legend>
      {facets.map(({value, label, count: many}) => (
        <button
          key={value}
          type="button"
          className={styles.value}
          aria-pressed={chosen.includes(value)}
          onClick={() => onToggle(value)}
        >
          {labels[value] ?? label} <span className={styles.many}>{count(many)}</span>
        </button>
      ))}
    </fieldset>
  );
};
