const locale = typeof navigator === 'undefined' ? 'en' : navigator.language;

const number = new Intl.NumberFormat(locale);
const day = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeZone: 'UTC'});
const clock = new Intl.DateTimeFormat(locale, {hour: '2-digit', minute: '2-digit', hour12: false});
const clockWithSeconds = new Intl.DateTimeFormat(locale, {timeStyle: 'medium', hour12: false});
const dayAndClock = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'short',
  hour12: false,
});

/** A count with the locale's separators: 1,204. */
export const count = (value: number): string => number.format(value);

/** "61 of 64": a number always says of what. */
export const ofTotal = (value: number, total: number): string => `${count(value)} of ${count(total)}`;

/** A day (`2026-11-21`) by the locale. */
export const formatDay = (iso: string): string => day.format(new Date(`${iso}T00:00:00Z`));

/** An instant in UTC, as it stands on the record: 2026-11-21 09:41 UTC. */
export const formatUtc = (iso: string, seconds = false): string =>
  `${iso.slice(0, 10)} ${iso.slice(11, seconds ? 19 : 16)} UTC`;

/** The same instant on this machine's clock, by the locale. */
export const formatLocal = (iso: string): string => dayAndClock.format(new Date(iso));

/** The time of day on this machine: 10:41. */
export const formatClock = (at: string | number, seconds = false): string =>
  (seconds ? clockWithSeconds : clock).format(new Date(at));

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes in decimal units: 1.5 MB. */
export const formatBytes = (bytes: number): string => {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${new Intl.NumberFormat(locale, {maximumFractionDigits: power === 0 || value >= 100 ? 0 : 1}).format(value)} ${units[power]}`;
};

/** A hash or long id with its middle left out: 5be09c…a1f0. */
export const shorten = (text: string, head = 6, tail = 4): string =>
  text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`;

/** Control and bidirectional formatting characters (UAX #9), which could make a name look like another. */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text from outside made harmless to lay out: what cannot be seen becomes a visible mark; tabs and line ends stay. */
export const visible = (text: string): string =>
  text.replace(unsafe, character =>
    character === '\t' || character === '\n'
      ? character
      : `⟨${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
