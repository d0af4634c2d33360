export const packaging = {};
