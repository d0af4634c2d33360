import type {z} from 'zod';
import type {EvidenceItem} from '../../../main/contract/records.ts';
import type {EvidenceView} from '../../../main/contract/views.ts';
import {Chip} from '../../components/chip.tsx';
import {IdText} from '../../components/id-text.tsx';
import {When} from '../../components/when.tsx';
import {count, formatBytes, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './item-facts.module.css';
import {PlaceLink} from './place-link.tsx';
import {ReadFacts} from './read-facts.tsx';
import {placeOfControl, placeOfPaper} from './relied-places.ts';

const words = texts.evidence;

/** All that is on record about an item but its content: what it is, where it came from, who relies on it, its custody and hashes. */
export const ItemFacts = ({view}: {view: EvidenceView}) => (
  <div className={styles.facts}>
    <About item={view.item} />
    {view.read && <ReadFacts read={view.read} />}
    <Relied view={view} />
    <Files item={view.item} />
    <Custody lines={view.custody} />
  </div>
);

const About = ({item}: {item: z.infer<typeof EvidenceItem>}) => (
  <section>
    <p className={styles.chips}>
      <Chip tone="accent">{words.kinds[item.kind]}</Chip>
      <Chip tone={item.classification === 'strictly-confidential' ? 'open' : 'plain'}>
        {words.classifications[item.classification]}
      </Chip>
    </p>
    <dl className={styles.list}>
      <dt>{words.captured}</dt>
      <dd>
        <When at={item.capturedAt} seconds />
      </dd>
      <dt>{words.by}</dt>
      <dd>{visible(item.capturedBy)}</dd>
      {item.originalName !== undefined && (
        <>
          <dt>{words.cameAs}</dt>
          <dd>{visible(item.originalName)}</dd>
        </>
      )}
    </dl>
    {item.note !== undefined && <p className={styles.note}>{visible(item.note)}</p>}
  </section>
);

const Relied = ({view: {item, answers, papers}}: {view: EvidenceView}) => (
  <section>
    <h3>
      {words.reliedOn} <span className={styles.count}>{count(answers.length + papers.length)}</span>
    </h3>
    {answers.length + papers.length === 0 && <p className={styles.quiet}>{words.nobody}</p>}
    <ul className={styles.relied}>
      {papers.map(paper => (
        <li key={`${paper.kind}:${paper.id}`}>
          <PlaceLink place={placeOfPaper(paper)}>{visible(paper.id)}</PlaceLink> {visible(paper.title)}
        </li>
      ))}
      {answers.map(({question, control, text}) => (
        <li key={question}>
          <PlaceLink place={placeOfControl(control, question)}>{words.control(control.id, control.edition)}</PlaceLink>{' '}
          {visible(text)}
        </li>
      ))}
    </ul>
    {item.controls.length > 0 && (
      <p className={styles.controls}>
        <span className={styles.quiet}>{words.attachedTo}</span>
        {item.controls.map(control => (
          <PlaceLink key={`${control.edition}:${control.id}`} place={placeOfControl(control)}>
            {words.control(control.id, control.edition)}
          </PlaceLink>
        ))}
      </p>
    )}
  </section>
);

const Files = ({item: {files}}: {item: z.infer<typeof EvidenceItem>}) => (
  <section>
    <h3>
      {words.hashes} <span className={styles.count}>{count(files.length)}</span>
    </h3>
    <ul className={styles.files}>
      {files.map(file => (
        <li key={`${file.name}:${file.sha256}`}>
          <span>{visible(file.name)}</span>
          <span className={styles.quiet}>{words.fileFacts(formatBytes(file.bytes), visible(file.mediaType))}</span>
          <IdText value={file.sha256} whole />
        </li>
      ))}
    </ul>
  </section>
);

const Custody = ({lines}: {lines: EvidenceView['custody']}) => (
  <section>
    <h3>
      {words.custody} <span className={styles.count}>{count(lines.length)}</span>
    </h3>
    <ol className={styles.custody}>
      {lines.map(({seq, at, actor, action}) => (
        <li key={seq}>
          <span>{words.custodyLine(count(seq), words.actions[action] ?? visible(action), visible(actor))}</span>
          <When at={at} seconds />
        </li>
      ))}
    </ol>
  </section>
);
