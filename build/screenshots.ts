/**
 * `node build/screenshots.ts [parts]`: opens the app and keeps pictures of every screen in docs/screenshots: in both themes, of further states in
 * the light one. Of those alone whose name has one of `parts`, where some are given.
 */
type Screenshots = {readonly takeScreenshots: (parts: readonly string[]) => Promise<number>};

// Named by its address: what runs in the page is typed with the page's globals, which this side does not have.
const {takeScreenshots} = (await import(
  new URL('../test/e2e/window/screenshots.ts', import.meta.url).href
)) as Screenshots;

const bytes = await takeScreenshots(process.argv.slice(2));
console.log(`docs/screenshots: ${(bytes / 1e6).toFixed(1)} MB`);
