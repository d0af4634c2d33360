import {useMemo} from 'react';
import type {ResourceRow} from '../../../main/contract/views.ts';
import {useShownColumns} from '../../components/data-table-columns.tsx';
import {usePagedRows} from '../../components/use-paged-rows.ts';
import {texts} from '../../texts/texts.ts';
import {hiddenResourceColumns, labelsOf, resourceColumns} from './columns.tsx';
import {ResourceDetail} from './resource-detail.tsx';
import {RowsScreen} from './rows-screen.tsx';
import {closed, show} from './show.ts';
import {type Place, resourceQuery} from './table-place.ts';

const keyOf = ({key}: ResourceRow): string => key;

/** Everything that was found in the accounts and clusters. */
export const ResourcesView = ({place}: {place: Place}) => {
  const query = useMemo(() => resourceQuery(place), [place]);
  const paged = usePagedRows('resources.query', query);
  const targets = paged.answer?.facets.targets;
  const all = useMemo(() => resourceColumns(labelsOf(targets)), [targets]);
  const columns = useShownColumns('resources', all, hiddenResourceColumns);
  const {key} = place;
  return (
    <RowsScreen
      view="resources"
      place={place}
      query={query}
      paged={paged}
      columns={columns}
      allColumns={all}
      hiddenFirst={hiddenResourceColumns}
      keyOf={keyOf}
      label={texts.resources.resources}
      onOpen={row => show({...closed(place), key: row.key})}
      detail={
        key === undefined ? undefined : (
          <ResourceDetail
            resource={key}
            onClose={() => show(closed(place))}
            onVerdict={check => show({view: 'verdicts', key, open: check}, false)}
          />
        )
      }
    />
  );
};
