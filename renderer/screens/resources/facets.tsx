import {memo, useState} from 'react';
import type {Facet} from '../../../main/contract/views.ts';
import {count, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './facets.module.css';
import {type FacetName, facetFields, type Place, toggled, valuesOf} from './table-place.ts';
import {VerdictMark} from './verdict-mark.tsx';

const few = 7;
const verdictValues = ['fail', 'not-assessed', 'pass', 'not-applicable'];

/** The values of one facet with their counts; several may be chosen. */
const FacetGroup = ({
  name,
  facets: given,
  chosen,
  onToggle,
}: {
  name: FacetName;
  facets: readonly Facet[];
  chosen: ReadonlySet<string>;
  onToggle: (value: string) => void;
}) => {
  const [all, setAll] = useState(false);
  const facets = name === 'verdicts' ? allVerdicts(given) : given;
  // What is chosen stays in sight; the rest by count only where there are many.
  const many = facets.length > few + 2;
  const shown =
    all || !many
      ? facets
      : facets.filter(
          (facet, _, list) =>
            chosen.has(facet.value) || [...list].sort((a, b) => b.count - a.count).indexOf(facet) < few,
        );
  if (facets.length === 0) return null;
  return (
    <fieldset className={styles.facet}>
      <legend>{texts.resources.facets[name]}</legend>
      {shown.map(facet => (
        <label key={facet.value} className={styles.value}>
          <input type="checkbox" checked={chosen.has(facet.value)} onChange={() => onToggle(facet.value)} />
          {name === 'verdicts' && <VerdictMark verdict={facet.value} />}
          <span className={styles.label} title={visible(labelOf(name, facet))}>
            {visible(labelOf(name, facet))}
          </span>
          <span className={styles.count}>{count(facet.count)}</span>
        </label>
      ))}
      {many && (
        <button type="button" className={styles.all} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? texts.resources.fewer : texts.resources.allOf(count(facets.length))}
        </button>
      )}
    </fieldset>
  );
};

/** All four, also those that nothing has: what could not be read stands beside pass and fail always. */
const allVerdicts = (given: readonly Facet[]): Facet[] =>
  verdictValues.map(value => given.find(facet => facet.value === value) ?? {value, label: value, count: 0});

const labelOf = (name: FacetName, {value, label}: Facet): string => {
  if (name === 'verdicts') return texts.states[value as keyof typeof texts.states] ?? label;
  if (name === 'severities') return texts.resources.severities[value] ?? texts.resources.unknownSeverity;
  return label === '' ? texts.resources.noRegion : label;
};

const DrawnFacets = ({
  facets,
  place,
  onPlace,
}: {
  facets: Readonly<Partial<Record<FacetName, readonly Facet[]>>>;
  place: Place;
  onPlace: (place: Place) => void;
}) => (
  <section className={styles.facets} aria-label={texts.resources.filters}>
    {(Object.keys(facetFields) as FacetName[]).map(name => {
      const field = facetFields[name];
      const values = facets[name];
      return values ? (
        <FacetGroup
          key={name}
          name={name}
          facets={values}
          chosen={new Set(valuesOf(place[field]))}
          onToggle={value => onPlace({...place, [field]: toggled(place[field], value)})}
        />
      ) : null;
    })}
  </section>
);

/** The facets at the left of a table; drawn again only for another answer or another place. */
export const Facets = memo(DrawnFacets);
