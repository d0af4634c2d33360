import {useState} from 'react';
import {Button} from '../../components/button.tsx';
import {Choice, TextArea, TextField} from '../../components/field.tsx';
import {ofTotal, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {type DrawDraft, suggestedSize} from './draw-draft.ts';
import styles from './samples.module.css';
import type {Population} from './use-population.ts';

const t = texts.samples.plan;
const bases = Object.entries(t.bases).map(([value, label]) => ({value: value as DrawDraft['basis'], label}));

type Known = NonNullable<Population['known']>;
type Part = {
  draft: DrawDraft;
  known: Known | undefined;
  change: (part: Partial<DrawDraft>) => void;
  fault: (field: keyof DrawDraft) => string | undefined;
};

/** How the items are taken: at random with a seed, or by a person who says why. */
export const DrawBasis = (props: Part) => {
  const {draft, change} = props;
  return (
    <>
      <Choice label={t.basis} value={draft.basis} options={bases} onChoose={basis => change({basis})} />
      {draft.basis === 'random' ? <AtRandom {...props} /> : <Chosen {...props} />}
    </>
  );
};

const AtRandom = ({draft, known, change, fault}: Part) => {
  const suggested = known && known.size > 0 ? suggestedSize(known.size) : undefined;
  return (
    <>
      <div className={styles.sizeRow}>
        <TextField
          label={t.size}
          inputMode="numeric"
          error={fault('size')}
          value={draft.size}
          onText={size => change({size})}
        />
        {suggested !== undefined && draft.size !== String(suggested) && (
          <Button onClick={() => change({size: String(suggested)})}>{t.takeSuggestion(suggested)}</Button>
        )}
      </div>
      {known && suggested !== undefined && <p className={styles.faint}>{t.suggestion(suggested, known.size)}</p>}
      <div className={styles.code}>
        <TextField
          label={t.seed}
          optional
          hint={t.seedHint}
          error={fault('seed')}
          maxLength={64}
          spellCheck={false}
          value={draft.seed}
          onText={seed => change({seed})}
        />
      </div>
    </>
  );
};

const Chosen = ({draft, known, change, fault}: Part) => {
  const [find, setFind] = useState('');
  const wanted = find.trim().toLowerCase();
  const items = (known?.items ?? []).filter(({key, label}) => `${label} ${key}`.toLowerCase().includes(wanted));
  const toggle = (key: string, checked: boolean) =>
    change({items: checked ? [...draft.items, key] : draft.items.filter(one => one !== key)});
  return (
    <>
      <fieldset className={styles.pick} aria-invalid={fault('items') ? true : undefined}>
        <legend>
          {t.items} <span className={styles.faint}>{t.itemsChosen(draft.items.length)}</span>
        </legend>
        {known ? (
          <>
            <TextField label={t.itemsFind} type="search" value={find} onText={setFind} />
            {known.size > known.items.length && <p className={styles.faint}>{t.itemsLimit}</p>}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by key */}
            <ul className={styles.pickList} tabIndex={0} aria-label={t.items}>
              {items.map(({key, label}) => (
                <li key={key}>
                  <label>
                    <input
                      type="checkbox"
                      checked={draft.items.includes(key)}
                      onChange={event => toggle(key, event.target.checked)}
                    />
                    <span>{visible(label)}</span>
                    {key !== label && <code>{visible(key)}</code>}
                  </label>
                </li>
              ))}
            </ul>
            {wanted !== '' && <p className={styles.faint}>{ofTotal(items.length, known.items.length)}</p>}
          </>
        ) : (
          <p className={styles.faint}>{t.previewNone}</p>
        )}
        {fault('items') && <p className={styles.error}>{fault('items')}</p>}
      </fieldset>
      <TextArea
        label={t.why}
        hint={t.whyHint}
        error={fault('basisNote')}
        maxLength={20_000}
        value={draft.basisNote}
        onText={basisNote => change({basisNote})}
      />
    </>
  );
};
