import type {Output} from '../../../main/contract/methods.ts';
import {StateMark} from '../../components/state-mark.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './settings.module.css';

type Found = Output<'templates.check'>;

/** What a file is, and what is to be mended in it. */
export const TemplateFound = ({path, result}: {path: string; result: Found}) => {
  const words = texts.settings.templates;
  const {kind, entries, pack, version, problems} = result;
  return (
    <div className={styles.panel}>
      <p className={styles.path}>
        <code>{visible(path)}</code>
      </p>
      {kind && (
        <p>
          {words.kinds[kind]} · {words.entries(entries)}
          {pack !== undefined && version !== undefined && ` · ${words.version(visible(pack), version)}`}
        </p>
      )}
      {problems.length === 0 ? (
        <p className={styles.row}>
          <StateMark state="conforms" />
          {kind ? words.ok : words.unknown}
        </p>
      ) : (
        <TemplateFaults problems={problems} />
      )}
    </div>
  );
};

/** Each fault of a file: where, what, and the mend. */
export const TemplateFaults = ({problems}: {problems: Found['problems']}) => {
  const words = texts.settings.templates;
  return (
    <>
      <h2 className={styles.faultsTitle}>{words.problems(problems.length)}</h2>
      <ol className={styles.faults}>
        {problems.map(({file, line, column, message, mend}) => (
          <li key={`${file}:${line}:${column}:${message}`}>
            <span className={styles.quiet}>{words.at(line, column)}</span>
            <p>{visible(message)}</p>
            <p className={styles.quiet}>{visible(mend)}</p>
          </li>
        ))}
      </ol>
    </>
  );
};

/** What became of the answers after a pack was taken in. */
export const PackUsed = ({result}: {result: Output<'templates.use'>}) => {
  const words = texts.settings.templates;
  const {kept, again, orphaned, change} = result;
  return (
    <div className={styles.panel}>
      <p className={styles.row}>
        <StateMark state="conforms" />
        <b>{words.used}</b>
      </p>
      <ul>
        <li>{words.kept(kept)}</li>
        {again.length > 0 && <li>{words.again(again.length)}</li>}
        {orphaned.length > 0 && <li>{words.orphaned(orphaned.length)}</li>}
      </ul>
      {change && (
        <>
          <h2 className={styles.faultsTitle}>{words.change(change.from, change.to)}</h2>
          <dl className={styles.facts}>
            {(['added', 'changed', 'removed', 'same'] as const).map(part => (
              <Part key={part} name={words.parts[part]} count={change[part].length} />
            ))}
          </dl>
        </>
      )}
    </div>
  );
};

const Part = ({name, count}: {name: string; count: number}) => (
  <>
    <dt>{name}</dt>
    <dd>{texts.settings.templates.entries(count)}</dd>
  </>
);
