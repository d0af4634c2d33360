/** Everything by a few letters. */
export const Palette = (_: {hasAssessment: boolean}) => null;
