import {Note} from '../../components/problem.tsx';
import {When} from '../../components/when.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';

/** That a paper was withdrawn: by whom, when and why. */
export const WithdrawnNote = ({by, at, reason}: {by: string; at: string; reason: string}) => (
  <Note kind="open">
    <p>
      <b>{texts.papers.withdraw.line(visible(by))}</b> <When at={at} />
    </p>
    <p>{visible(reason)}</p>
  </Note>
);
