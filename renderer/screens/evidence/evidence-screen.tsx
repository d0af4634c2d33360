import {useEffect, useMemo, useState} from 'react';
import {AttachJobs} from '../../components/evidence/attach-jobs.tsx';
import {useAttach} from '../../components/evidence/use-attach.tsx';
import {say} from '../../components/toasts.tsx';
import {usePagedRows} from '../../components/use-paged-rows.ts';
import {go, useRoute} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {ItemView} from './item-view.tsx';
import styles from './library.module.css';
import {Library} from './library.tsx';
import {libraryState, queryOf} from './library-state.ts';

/** Evidence: the library, or one item of it. Files dropped or pasted anywhere here are attached. */
export const EvidenceScreen = () => {
  const {screen, at} = useRoute();
  const here = screen === 'evidence' ? at : {};
  const [state, setState] = useState(() => libraryState(here.text ?? ''));
  const query = useMemo(() => queryOf(state), [state]);
  const rows = usePagedRows('evidence.query', query);
  const attach = useAttach([], {onAttached: id => say(texts.evidence.attached(id))});
  const wanted = here.text;
  useEffect(() => {
    if (wanted !== undefined) setState(libraryState(wanted));
  }, [wanted]);

  const {selected} = state;
  const total = rows.answer?.total ?? 0;
  const inList = selected !== undefined && rows.rowAt(selected)?.id === here.id;
  const step = (by: 1 | -1) => {
    const to = (selected ?? 0) + by;
    const next = rows.rowAt(to);
    if (to < 0 || to >= total || !next) return;
    setState({...state, selected: to});
    rows.look(to, to);
    go('evidence', {id: next.id}, true);
  };
  const jobs = attach.jobs.length > 0 && <AttachJobs jobs={attach.jobs} />;
  return (
    <div className={styles.zone} {...attach.zone}>
      {here.id ? (
        <ItemView id={here.id} onStep={inList ? step : undefined} jobs={jobs} />
      ) : (
        <Library rows={rows} state={state} onState={setState} onAttach={() => void attach.choose()} jobs={jobs} />
      )}
      {attach.over && <div className={styles.over}>{texts.evidence.letGo}</div>}
      {attach.dialog}
    </div>
  );
};
