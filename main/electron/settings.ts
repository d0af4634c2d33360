import {Settings} from '../contract/shell.ts';
import type {JsonFile} from './json-file.ts';

/** The settings of somebody who never changed any. */
export const usualSettings: Settings = {name: '', theme: 'system', localTimes: true, aside: true};
export {Settings};

/** The settings in force. */
export const createSettings = (file: JsonFile<Settings>) => {
  const listeners: ((settings: Settings) => void)[] = [];
  let settings = file.read();
  return {
    get: (): Settings => settings,
    configure: (changes: Partial<Settings>): Settings => {
      settings = {...settings, ...changes};
      file.write(settings);
      for (const listener of listeners) listener(settings);
      return settings;
    },
    /** Carries the settings out: at once, and whenever they change. */
    onChange: (listener: (settings: Settings) => void): void => {
      listeners.push(listener);
      listener(settings);
    },
  };
};

export type SettingsInForce = ReturnType<typeof createSettings>;
