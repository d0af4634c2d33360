import {type KeyboardEvent, memo, type Ref, useEffect, useMemo, useRef, useState} from 'react';
import {Button} from '../../../components/button.tsx';
import fields from '../../../components/field.module.css';
import {CheckField} from '../../../components/field.tsx';
import {StateMark} from '../../../components/state-mark.tsx';
import {count} from '../../../format.ts';
import {hashOf} from '../../../routes.ts';
import {texts} from '../../../texts/texts.ts';
import styles from './outline-nav.module.css';
import {atOf, filtered, type Group, type OutlinePlace, tally} from './places.ts';

const words = texts.questionnaire;
const kinds = ['family', 'clause', 'review'] as const;

/** The way through the questionnaire: a family, clause or review, its sections, and where each control stands. */
export const OutlineNav = ({
  groups,
  group,
  here,
  onGroup,
  onGo,
  filterField,
}: {
  /** In the order they are walked. */
  groups: readonly Group[];
  group: string | undefined;
  here: OutlinePlace | undefined;
  onGroup: (group: string) => void;
  onGo: (place: OutlinePlace) => void;
  filterField: Ref<HTMLInputElement>;
}) => {
  const [text, setText] = useState('');
  const [openOnly, setOpenOnly] = useState(false);
  const list = useRef<HTMLElement>(null);
  const shown = useMemo(() => filtered(groups, {text, openOnly, group}), [groups, text, openOnly, group]);
  const id = here && `${here.group.id} ${here.entry.id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into sight whenever another entry is current
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({block: 'nearest'});
  }, [id]);
  const leading = [...new Set(groups.map(({kind}) => kind))];
  return (
    <>
      <search className={styles.tools}>
        <select
          className={fields.select}
          aria-label={words.pick}
          value={group ?? ''}
          onChange={event => onGroup(event.target.value)}
        >
          {[...leading, ...kinds.filter(kind => !leading.includes(kind))].map(kind => (
            <optgroup key={kind} label={words.kinds[kind]}>
              {groups
                .filter(one => one.kind === kind)
                .map(one => (
                  <option key={one.id} value={one.id}>
                    {words.groupName(one.kind, one.id, one.name)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <input
          ref={filterField}
          type="search"
          className={fields.input}
          aria-label={words.filterLabel}
          placeholder={words.filter}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Escape') {
              setText('');
              event.currentTarget.blur();
            }
          }}
        />
        <CheckField label={words.openOnly} checked={openOnly} onCheck={setOpenOnly} />
      </search>
      <nav aria-label={words.outline} ref={list} onKeyDown={event => moveBetweenLinks(event, list.current)}>
        {shown.length === 0 && (
          <div className={styles.none}>
            <p>{text.trim() ? words.nothingMatches : words.nothingOpen}</p>
            <Button
              kind="quiet"
              onClick={() => {
                setText('');
                setOpenOnly(false);
              }}
            >
              {words.clearFilter}
            </Button>
          </div>
        )}
        {shown.map(one => (
          <GroupList
            key={one.id}
            group={one}
            here={here?.group.id === one.id ? here.entry.id : undefined}
            onGo={onGo}
          />
        ))}
      </nav>
    </>
  );
};

/** Up and down between the links; Home and End to either end. */
const moveBetweenLinks = (event: KeyboardEvent, list: HTMLElement | null): void => {
  const links = [...(list?.querySelectorAll<HTMLElement>('a') ?? [])];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1}[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  links[to]?.focus();
};

const GroupList = memo(
  ({group, here, onGo}: {group: Group; here: string | undefined; onGo: (place: OutlinePlace) => void}) => {
    const {asked, questions} = tally(group);
    return (
      <section>
        <h2 className={styles.group}>
          {words.groupName(group.kind, group.id, group.name)}
          <span>{words.tally(count(asked), count(questions))}</span>
        </h2>
        {group.sections.map(section => (
          <section key={section.id}>
            {group.kind === 'family' && (
              <h3 className={styles.section}>
                {section.id.includes(':') ? section.name : `${section.id} ${section.name}`}
              </h3>
            )}
            <ul>
              {section.entries.map(entry => (
                <li key={entry.id}>
                  <a
                    href={hashOf('questionnaire', atOf({group, entry}))}
                    className={styles.entry}
                    aria-current={entry.id === here ? 'true' : undefined}
                    onClick={event => {
                      event.preventDefault();
                      onGo({group, entry});
                    }}
                  >
                    <StateMark state={entry.state} label />
                    <span className={styles.id}>{entry.id.replace(/^A\./, '')}</span>
                    <span>{entry.name}</span>
                    <span className={styles.count}>
                      {`${entry.asked}/${entry.questions}`}
                      <span className="unseen"> {words.asked}</span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </section>
    );
  },
);
