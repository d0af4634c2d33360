import {useMemo, useState} from 'react';
import type {VerdictRow} from '../../../main/contract/views.ts';
import {useShownColumns} from '../../components/data-table-columns.tsx';
import {Skeleton} from '../../components/loaded.tsx';
import {usePagedRows} from '../../components/use-paged-rows.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {hiddenVerdictColumns, labelsOf, verdictColumns} from './columns.tsx';
import {RowsScreen} from './rows-screen.tsx';
import {closed, show} from './show.ts';
import {type Place, valuesOf, verdictQuery} from './table-place.ts';
import {VerdictDetail} from './verdict-detail.tsx';

const keyOf = ({check, key, target, region}: VerdictRow): string => `${check} ${key ?? `${target} ${region}`}`;

/** Every verdict of the last evaluation. */
export const VerdictsView = ({place}: {place: Place}) => {
  const query = useMemo(() => verdictQuery(place), [place]);
  const paged = usePagedRows('verdicts.query', query);
  const targets = paged.answer?.facets.targets;
  const all = useMemo(() => verdictColumns(labelsOf(targets)), [targets]);
  const columns = useShownColumns('verdicts', all, hiddenVerdictColumns);
  const [row, setRow] = useState<VerdictRow>();
  const check = place.open ?? (place.key ? valuesOf(place.check)[0] : undefined);
  const here = row && row.key === place.key && row.check === check ? row : undefined;
  // A link names a verdict by its resource and its check.
  const linked = useEngine(
    'resources.get',
    {key: place.key ?? 'none'},
    {enabled: place.key !== undefined && check !== undefined && !here},
  );
  const verdict = here ?? linked.data?.verdicts.find(one => one.verdict.check === check)?.verdict;
  const waiting = place.key !== undefined && check !== undefined && !verdict && linked.isPending;
  return (
    <RowsScreen
      view="verdicts"
      place={place}
      query={query}
      paged={paged}
      columns={columns}
      allColumns={all}
      hiddenFirst={hiddenVerdictColumns}
      keyOf={keyOf}
      label={texts.resources.verdicts}
      onOpen={found => {
        setRow(found);
        show({...closed(place), ...(found.key === undefined ? {} : {key: found.key}), open: found.check});
      }}
      detail={
        verdict ? (
          <VerdictDetail
            verdict={verdict}
            onClose={() => show(closed(place))}
            onResource={key => show({view: 'resources', key}, false)}
          />
        ) : waiting ? (
          <Skeleton lines={8} />
        ) : undefined
      }
    />
  );
};
