/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// What tests of the window hand to the page runs there, with the page's globals.
