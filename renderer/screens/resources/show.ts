import {go} from '../../routes.ts';
import type {Place} from './table-place.ts';

/** Goes to another place of this screen: filters and details replace the place; `false` where one comes back by going back. */
export const show = (place: Place, replace = true): void => go('resources', place, replace);

/** The place without its detail; the table stays what it is. */
export const closed = ({key: _, open: __, ...place}: Place): Place => place;
