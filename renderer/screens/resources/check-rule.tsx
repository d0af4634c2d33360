import type {CheckView} from '../../../main/contract/views.ts';
import {IdText} from '../../components/id-text.tsx';
import {Note} from '../../components/problem.tsx';
import {controlText} from '../../control-text.ts';
import {visible} from '../../format.ts';
import {go, hashOf} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './detail.module.css';
import {DetailPart} from './detail-parts.tsx';
import {JsonTree} from './json-tree.tsx';

/** What to ask where nothing was read, the rule as an assessor reads it, and the controls it informs. */
export const CheckRule = ({check, verdict}: {check: CheckView; verdict: string}) => (
  <>
    {verdict === 'not-assessed' && (
      <DetailPart title={texts.resources.ask}>
        <Note kind="open">{visible(check.ask)}</Note>
      </DetailPart>
    )}
    {check.remediation !== undefined && verdict === 'fail' && (
      <DetailPart title={texts.resources.remediation}>
        <p>{visible(check.remediation)}</p>
      </DetailPart>
    )}
    <DetailPart title={texts.resources.rule} aside={<IdText value={check.id} whole />}>
      {check.appliesTo !== undefined && (
        <>
          <h4 className={styles.label}>{texts.resources.appliesTo}</h4>
          <pre className={styles.rule}>{visible(check.appliesTo)}</pre>
          <h4 className={styles.label}>{texts.resources.passes}</h4>
        </>
      )}
      <pre className={styles.rule}>{visible(check.pass)}</pre>
      {Object.keys(check.params).length > 0 && (
        <>
          <h4 className={styles.label}>{texts.resources.parameters}</h4>
          <JsonTree value={check.params} />
        </>
      )}
    </DetailPart>
    <DetailPart title={texts.resources.informs}>
      <ul className={styles.controls}>
        {check.controls.map(control => (
          <li key={controlText(control)}>
            <a
              href={hashOf('questionnaire', {entry: control.id, edition: control.edition})}
              onClick={event => {
                event.preventDefault();
                go('questionnaire', {entry: control.id, edition: control.edition});
              }}
            >
              {control.id} <span className={styles.faint}>({control.edition})</span>
            </a>
          </li>
        ))}
      </ul>
    </DetailPart>
  </>
);
