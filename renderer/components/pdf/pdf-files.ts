import jbig2 from 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js?url';
import jpeg2000 from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';

type UrlByPath = Readonly<Record<string, string>>;

const fonts: UrlByPath = import.meta.glob('../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
});
const cMaps: UrlByPath = import.meta.glob('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});

const byName = (urls: UrlByPath): ReadonlyMap<string, string> =>
  new Map(Object.entries(urls).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));

const files: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  standardFontDataUrl: byName(fonts),
  cMapUrl: byName(cMaps),
};

/** Gives the viewer the fonts and character maps that a document names without bringing them: files of the app, by name. */
export class BundledFiles {
  async fetch({kind, filename}: {kind: string; filename: string}): Promise<Uint8Array> {
    const url = files[kind]?.get(filename);
    if (!url) throw new Error(`The viewer has no file ${filename}.`);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${filename} could not be read from the app's files.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/**
 * The folder of the decoders for scanned images (JBIG2, JPEG 2000), as scripts: WebAssembly is off. The viewer names them by
 * themselves, so the build keeps their names (`build/bundles.ts`).
 */
export const decoders = (base: string): string | undefined => {
  const folders = [jbig2, jpeg2000].map(url => new URL('.', new URL(url, base)).href);
  return folders[0] === folders[1] ? folders[0] : undefined;
};
