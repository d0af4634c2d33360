/** Everything by a few letters. */
export const Palette = () => null;
