import {nativeTheme} from 'electron';
import type {Settings} from '../contract/shell.ts';

/** Lets the window and the system's own dialogs follow the chosen theme. */
export const applyTheme = ({theme}: Settings): void => {
  nativeTheme.themeSource = theme;
};
