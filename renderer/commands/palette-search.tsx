import {Search} from 'lucide-react';
import {type KeyboardEvent, useEffect, useId, useMemo, useRef, useState} from 'react';
import {Kbd} from '../components/kbd.tsx';
import {visible} from '../format.ts';
import {useEngine} from '../query.ts';
import {go} from '../routes.ts';
import {useStore} from '../store.ts';
import {texts} from '../texts/texts.ts';
import {commands, runCommand} from './commands.ts';
import styles from './palette.module.css';
import {commandItems, controlItems, hitItems, type PaletteItem, paletteGroups} from './palette-items.ts';
import {PaletteOption} from './palette-option.tsx';
import {picked, recentPicks} from './palette-recent.ts';

const typingPause = 80;
const indexingPause = 500;

/** What was typed, once typing rests for a moment. */
const useRested = (text: string): string => {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
};

/** Searches the record for two letters or more; asks again while the record is being indexed. */
const useHits = (text: string, hasAssessment: boolean) => {
  const rested = useRested(text.trim());
  const enabled = hasAssessment && rested.length >= 2;
  const query = useEngine('search.query', {text: rested.slice(0, 200)}, {enabled, keep: true});
  const {refetch} = query;
  const indexing = enabled && query.data?.indexing === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer that says so is asked again once
  useEffect(() => {
    if (!indexing) return;
    const timer = setTimeout(() => void refetch(), indexingPause);
    return () => clearTimeout(timer);
  }, [indexing, query.dataUpdatedAt, refetch]);
  const wanted = hasAssessment && text.trim().length >= 2;
  return {
    hits: (wanted && query.data?.hits) || undefined,
    indexing: wanted && indexing,
    error: wanted ? query.error : null,
    waiting: wanted && (query.isFetching || rested !== text.trim()),
  };
};

/** The input and the list of the palette (WAI-ARIA combobox with a listbox). */
export const PaletteSearch = ({
  hasAssessment,
  assessment,
  onClose,
}: {
  hasAssessment: boolean;
  assessment: string;
  onClose: () => void;
}) => {
  const words = texts.palette;
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const offered = useStore(commands);
  const overview = useEngine('overview.get', {}, {enabled: hasAssessment, keep: true}).data;
  const controls2022 = useEngine('controls.list', {edition: '2022'}, {enabled: hasAssessment}).data;
  const {hits, indexing, error, waiting} = useHits(text, hasAssessment);
  const recent = useStore(recentPicks);
  const listed = useMemo(() => commandItems(offered), [offered]);
  const controls = useMemo(() => controlItems(overview?.groups ?? [], controls2022 ?? []), [overview, controls2022]);
  const groups = useMemo(
    () =>
      paletteGroups(
        text,
        {commands: listed, controls, hits: hitItems(hits ?? [])},
        recent.assessment === assessment ? recent.items : [],
      ),
    [text, listed, controls, hits, recent, assessment],
  );
  const items = groups.flatMap(group => group.items);
  const at = Math.min(active, Math.max(0, items.length - 1));
  useEffect(() => {
    list.current?.querySelector(`[data-index="${at}"]`)?.scrollIntoView({block: 'nearest'});
  }, [at]);
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    picked(assessment, item);
    onClose();
    // Once the dialog is closed, so that focus goes where the choice leads.
    const {target} = item;
    setTimeout(() => ('command' in target ? runCommand(target.command) : go(target.place.screen, target.place.at)), 0);
  };
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % Math.max(1, items.length),
    ArrowUp: (at - 1 + items.length) % Math.max(1, items.length),
    PageDown: Math.min(items.length - 1, at + 8),
    PageUp: Math.max(0, at - 8),
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(items[at]);
    }
  };
  let index = -1;
  return (
    <>
      <div className={styles.search}>
        <Search size={18} strokeWidth={1.75} aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into it
          autoFocus
          type="text"
          role="combobox"
          aria-label={words.title}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={words.placeholder}
          value={text}
          onChange={event => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKey}
          {...(items.length > 0 ? {'aria-activedescendant': `${id}-${at}`} : {})}
        />
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={words.results} className={styles.list}>
        {groups.map(group => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox
          <div key={group.name} role="group" aria-labelledby={`${id}-${group.name}`}>
            <p id={`${id}-${group.name}`} className={styles.heading}>
              {words.groups[group.name]}
            </p>
            {group.items.map(item => {
              index += 1;
              const mine = index;
              return (
                <PaletteOption
                  key={item.key}
                  id={`${id}-${mine}`}
                  index={mine}
                  item={item}
                  active={mine === at}
                  onHover={() => setActive(mine)}
                  onChoose={() => choose(item)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {items.length === 0 && !waiting && (
        <p className={styles.none}>
          {hasAssessment ? words.none(visible(text.trim())) : words.noneWithout(visible(text.trim()))}
        </p>
      )}
      <div className={styles.foot}>
        <span role="status">
          {error
            ? words.failed(visible(error.message))
            : indexing
              ? words.indexing
              : text.trim() !== '' && !waiting && words.found(items.length)}
        </span>
        <span className={styles.keys} aria-hidden="true">
          <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {words.hint} <Kbd keys="Enter" /> {words.hintOpen}{' '}
          <Kbd keys="Esc" /> {words.hintClose}
        </span>
      </div>
    </>
  );
};
