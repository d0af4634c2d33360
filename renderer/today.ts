/** The day it is here, as the record writes days: 2026-11-21. */
export const today = (now: Date = new Date()): string => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
