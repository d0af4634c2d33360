/** Runs one benchmark and sends its rows to the parent process. */
const name = process.argv[2] ?? '';
const {run} = (await import(new URL(`./${name}.ts`, import.meta.url).href)) as {run: () => Promise<unknown>};
const rows = await run();
process.send?.(rows);
process.disconnect?.();
