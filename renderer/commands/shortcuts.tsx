/** The keys that do something here. */
export const Shortcuts = () => null;
