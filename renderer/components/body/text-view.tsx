import {ChevronDown, ChevronRight, ChevronUp} from 'lucide-react';
import {type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState} from 'react';
import {useCommands} from '../../commands/commands.ts';
import {count, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {Button} from '../button.tsx';
import {findIn, keyOf, mostMatches, piecesOf} from './find-text.ts';
import {foldedDeep, foldsOf, lastAtOrBefore, linesOf, type Row, rowsOf, unfolded} from './text-rows.ts';
import styles from './text-view.module.css';

const rowHeight = 24;
const overscan = 20;
const none: ReturnType<typeof foldsOf> = new Map();

/** `json` and `xml` are laid out by their depth, and fold. */
export type TextLayout = 'json' | 'xml' | 'plain';

/** Text of any length as it stands, nothing in it run: numbered lines, words to find, folds. Only what is in sight is drawn. */
export const TextView = ({text, layout, label}: {text: string; layout: TextLayout; label: string}) => {
  const words = texts.evidence.body;
  const scroller = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [view, setView] = useState({first: 0, last: 60, columns: 120});
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);

  const lines = useMemo(() => linesOf(text), [text]);
  const folds = useMemo(() => (layout === 'plain' ? none : foldsOf(text, lines)), [layout, text, lines]);
  const rows = useMemo(
    () => rowsOf(text, lines, view.columns, folds, folded),
    [text, lines, view.columns, folds, folded],
  );
  const matches = useMemo(() => findIn(text, sought), [text, sought]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - overscan);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + overscan;
      const columns = Math.max(20, Math.floor((element.clientWidth - gutterOf(element)) / characterWidth(element)) - 2);
      setView(before =>
        before.first === first && before.last === last && before.columns === columns ? before : {first, last, columns},
      );
    };
    look();
    element.addEventListener('scroll', look, {passive: true});
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins at its beginning
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
    setFolded(new Set());
    setAt(0);
  }, [text]);

  const show = (index: number) => {
    const match = matches[index];
    if (!match) return;
    setAt(index);
    setFolded(unfolded(lastAtOrBefore(lines, match.start), folds, folded));
  };
  // After unfolding, when the rows are what they will be.
  useEffect(() => {
    const match = matches[at];
    const element = scroller.current;
    if (!match || !element) return;
    const top = lastAtOrBefore(rows, match.start) * rowHeight;
    if (top < element.scrollTop + rowHeight || top > element.scrollTop + element.clientHeight - 2 * rowHeight)
      element.scrollTop = top - element.clientHeight / 3;
  }, [matches, at, rows]);

  const step = (by: 1 | -1) => matches.length > 0 && show((at + by + matches.length) % matches.length);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && sought !== '') {
      event.stopPropagation();
      setSought('');
    }
  };
  const toggle = (line: number) => {
    const next = new Set(folded);
    if (!next.delete(line)) next.add(line);
    setFolded(next);
  };
  useCommands([
    {id: 'text:find', title: words.find, group: words.group, keys: 'Mod+F', run: () => field.current?.focus()},
  ]);

  const found =
    matches.length === mostMatches
      ? words.manyFound(count(mostMatches))
      : words.found(count(matches.length === 0 ? 0 : at + 1), count(matches.length));
  return (
    <div className={styles.viewer}>
      <div className={styles.bar} role="toolbar" aria-label={words.toolbar}>
        <input
          ref={field}
          className={styles.find}
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          value={sought}
          onChange={event => {
            setSought(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <Button
          kind="quiet"
          icon={ChevronUp}
          aria-label={words.previousFound}
          disabled={matches.length === 0}
          onClick={() => step(-1)}
        />
        <Button
          kind="quiet"
          icon={ChevronDown}
          aria-label={words.nextFound}
          disabled={matches.length === 0}
          onClick={() => step(1)}
        />
        <output className={styles.found}>{sought === '' ? '' : found}</output>
        {folds.size > 0 && (
          <>
            <Button kind="quiet" onClick={() => setFolded(foldedDeep(text, lines, folds))}>
              {words.foldAll}
            </Button>
            <Button kind="quiet" disabled={folded.size === 0} onClick={() => setFolded(new Set())}>
              {words.unfoldAll}
            </Button>
          </>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={label}>
        <div className={styles.rows} style={{height: rows.length * rowHeight}}>
          {rows.slice(view.first, view.last).map((row, index) => (
            <TextRow
              key={`${row.line}:${row.start}`}
              top={(view.first + index) * rowHeight}
              row={row}
              text={text}
              json={layout === 'json'}
              matches={matches}
              current={at}
              fold={row.first ? folds.get(row.line) : undefined}
              folded={folded.has(row.line)}
              onFold={() => toggle(row.line)}
            />
          ))}
        </div>
      </section>
    </div>
  );
};

/** Of a character of the viewer's own type, in CSS pixels. */
const characterWidth = (element: HTMLElement): number => {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 8;
  context.font = getComputedStyle(element).font;
  return context.measureText('0'.repeat(50)).width / 50 || 8;
};

const gutterOf = (element: HTMLElement): number =>
  Number.parseFloat(getComputedStyle(element).paddingInlineStart) || 72;

const TextRow = ({
  top,
  row,
  text,
  json,
  matches,
  current,
  fold,
  folded,
  onFold,
}: {
  top: number;
  row: Row;
  text: string;
  json: boolean;
  matches: ReturnType<typeof findIn>;
  current: number;
  fold: {readonly line: number; readonly last: number} | undefined;
  folded: boolean;
  onFold: () => void;
}) => {
  const words = texts.evidence.body;
  const key = json && row.first ? keyOf(text, row.start) : undefined;
  const pieces = piecesOf(text, row, key, matches, Math.max(0, lastAtOrBefore(matches, row.start)));
  return (
    <div className={styles.row} style={{transform: `translateY(${top}px)`}}>
      <span className={styles.gutter}>
        {row.first && (
          <span className={styles.number} aria-hidden="true">
            {row.line + 1}
          </span>
        )}
        {fold && (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={!folded}
            aria-label={words.fold(count(row.line + 1))}
            onClick={onFold}
          >
            {folded ? <ChevronRight size={12} aria-hidden="true" /> : <ChevronDown size={12} aria-hidden="true" />}
          </button>
        )}
      </span>
      <code className={styles.text}>
        {pieces.map((piece, index) => {
          const shown = visible(piece.text);
          const at = `${index}`;
          if (piece.match !== undefined)
            return (
              <mark key={at} className={piece.match === current ? styles.current : undefined}>
                {shown}
              </mark>
            );
          return (
            <span key={at} className={piece.key ? styles.key : undefined}>
              {shown}
            </span>
          );
        })}
        {folded && fold && <span className={styles.folded}>{words.foldedLines(fold.last - fold.line)}</span>}
      </code>
    </div>
  );
};
