export const supplier = {};
