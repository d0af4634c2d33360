/** Lets through one call in so many milliseconds, the first after that long: progress is for eyes. What was told last may be old. */
export const atMostEvery = <T extends readonly unknown[]>(
  milliseconds: number,
  now: () => number,
  tell: (...values: T) => void,
): ((...values: T) => void) => {
  let told = now();
  return (...values) => {
    const at = now();
    if (at - told < milliseconds) return;
    told = at;
    tell(...values);
  };
};
