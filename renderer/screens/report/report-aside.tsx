import {Chip} from '../../components/chip.tsx';
import type {PdfHandle} from '../../components/pdf/pdf-view.tsx';
import {Note} from '../../components/problem.tsx';
import {count, formatBytes, formatClock, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import type {MadeReport} from './made-report.ts';
import styles from './report.module.css';

const words = texts.report;

/** What the shown report is, and its parts to go to. */
export const ReportAside = ({
  made,
  handle,
  certification,
}: {
  made: MadeReport | undefined;
  handle: PdfHandle | undefined;
  certification: boolean;
}) => (
  <div className={styles.aside}>
    <section>
      <h2>{words.facts}</h2>
      <dl className={styles.facts}>
        <dt>{words.state}</dt>
        <dd>{made && <Chip tone={made.sealed ? 'pass' : 'open'}>{made.sealed ? words.sealed : words.draft}</Chip>}</dd>
        <dt>{made?.sealed ? words.openedAt : words.madeAt}</dt>
        <dd>{made && formatClock(made.at, true)}</dd>
        <dt>{words.pages}</dt>
        <dd>{handle && count(handle.pages)}</dd>
        <dt>{words.size}</dt>
        <dd>{made && formatBytes(made.pdf.byteLength)}</dd>
      </dl>
      {made && <p className={styles.quiet}>{made.sealed ? words.sealedText : words.draftText}</p>}
      {certification && <Note>{words.noAdvice}</Note>}
    </section>
    {handle && (
      <nav aria-label={words.contents}>
        <h2>{words.contents}</h2>
        {handle.headings.length === 0 && <p className={styles.quiet}>{words.noContents}</p>}
        <ol className={styles.contents}>
          {handle.headings.map(({title, level, page}, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list of contents may name the same twice; it never changes
            <li key={index} className={level === 1 ? styles.inner : undefined}>
              <button
                type="button"
                disabled={page === undefined}
                onClick={() => page !== undefined && handle.toPage(page)}
              >
                <span>{visible(title)}</span>
                {page !== undefined && (
                  <span className={styles.page}>
                    <span className="unseen">{words.page}</span> {count(page)}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ol>
      </nav>
    )}
  </div>
);
