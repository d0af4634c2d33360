import {Download, Search, X} from 'lucide-react';
import type {KeyboardEvent, RefObject} from 'react';
import {Button} from '../../components/button.tsx';
import type {Column} from '../../components/data-table.tsx';
import {ColumnChooser} from '../../components/data-table-columns.tsx';
import {Kbd} from '../../components/kbd.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './rows-toolbar.module.css';
import {closed, show} from './show.ts';
import {controlOf, groupings, groupOf, isFiltered, type Place, unfiltered, type View} from './table-place.ts';

/** Over a table: the text filter, how much is shown of what, grouping and columns. */
export const RowsToolbar = <Row,>({
  place,
  view,
  input,
  counts,
  columns,
  hiddenFirst,
  onDown,
  exporting,
}: {
  place: Place;
  view: View;
  input: RefObject<HTMLInputElement | null>;
  counts: string | undefined;
  columns: readonly Column<Row>[];
  hiddenFirst: readonly string[];
  /** From the filter down into the rows. */
  onDown: () => void;
  exporting: {readonly start: () => void; readonly busy: boolean};
}) => {
  const filter = (text: string) => show({...closed(place), text});
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && place.text) {
      event.preventDefault();
      filter('');
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onDown();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onDown();
    }
  };
  return (
    <div className={styles.frame}>
      <div className={styles.toolbar}>
        <div className={styles.filter}>
          <Search size={14} aria-hidden="true" />
          <input
            ref={input}
            type="text"
            autoComplete="off"
            spellCheck={false}
            aria-label={texts.resources.filter}
            placeholder={view === 'verdicts' ? texts.resources.filterVerdicts : texts.resources.filterResources}
            value={place.text ?? ''}
            onChange={event => filter(event.target.value)}
            onKeyDown={onKey}
          />
          <Kbd keys="/" />
        </div>
        <span className={styles.counts} role="status">
          {counts}
        </span>
        {place.control && <OfControl place={place} control={place.control} />}
        {isFiltered(place) && (
          <Button kind="quiet" onClick={() => show(unfiltered(place))}>
            {texts.resources.clear}
          </Button>
        )}
        <div className={styles.end}>
          <label className={styles.group}>
            <span>{texts.resources.group}</span>
            <select
              value={groupOf(place) ?? ''}
              onChange={event => show({...closed(place), group: event.target.value})}
            >
              <option value="">{texts.resources.noGroup}</option>
              {groupings[view].map(by => (
                <option key={by} value={by}>
                  {texts.resources.groups[by]}
                </option>
              ))}
            </select>
          </label>
          <ColumnChooser table={view} columns={columns} first={hiddenFirst} label={texts.resources.columns} />
          <Button icon={Download} busy={exporting.busy} onClick={exporting.start}>
            {texts.resources.exportShown}
          </Button>
        </div>
      </div>
    </div>
  );
};

const OfControl = ({place, control}: {place: Place; control: string}) => {
  const ref = controlOf(place);
  const name = ref ? `${ref.id} (${ref.edition})` : visible(control);
  const {control: _, edition: __, ...rest} = place;
  return (
    <span className={styles.control}>
      {texts.resources.ofControl(name)}
      <Button kind="quiet" icon={X} aria-label={texts.resources.dropControl(name)} onClick={() => show(rest)} />
    </span>
  );
};
