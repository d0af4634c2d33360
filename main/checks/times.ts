const instant = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Milliseconds since the epoch of an RFC 3339 time with zone (`+0000` too, as AWS writes it); undefined for anything else. */
export const parseInstant = (text: string): number | undefined => {
  const match = instant.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  // The platform's parser rolls 31 February over into March: a date that does not exist is no time.
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!exists || hour > 23 || minute > 59 || second > 59) return undefined;
  const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : time;
};

/** Days of 24 hours from one time to another; negative when `to` is earlier. */
export const daysBetween = (from: number, to: number): number => (to - from) / 86_400_000;
