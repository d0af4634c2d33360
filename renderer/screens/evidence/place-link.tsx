import type {ReactNode} from 'react';
import {go, hashOf, type Route} from '../../routes.ts';

/** A link to a place in the window. */
export const PlaceLink = ({place, children}: {place: Route; children: ReactNode}) => (
  <a
    href={hashOf(place.screen, place.at)}
    onClick={event => {
      event.preventDefault();
      go(place.screen, place.at);
    }}
  >
    {children}
  </a>
);
