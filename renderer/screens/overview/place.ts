import {hashOf, type Places, type Route, type ScreenName} from '../../routes.ts';

/** A place as a route. */
export const placeIn = <S extends ScreenName>(screen: S, at: Places[S]): Route => ({screen, at}) as unknown as Route;

/** The address of a route, for links. */
export const hashOfRoute = ({screen, at}: Route): string => hashOf(screen, at);
