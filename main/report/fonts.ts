import {fileURLToPath} from 'node:url';

/** A TrueType font in two weights, used for what the main fonts have no glyph for. */
export type FallbackFont = {readonly regular: string; readonly bold: string};

/** Paths of the font files (TrueType). A bundle passes its own; nothing else in the report knows where fonts lie. */
export type FontFiles = {
  readonly regular: string;
  readonly bold: string;
  readonly mono: string;
  /** Tried in order after the three above; each is read only when a text needs it, so large ones come last. */
  readonly fallbacks: readonly FallbackFont[];
};

const scope = '@expo-google-fonts';

/** The font files of the installed packages (Noto, SIL Open Font License). Errors: Node's, where a package is not installed. */
export const packagedFonts = (resolve: (specifier: string) => string = s => import.meta.resolve(s)): FontFiles => {
  const path = (file: string) => fileURLToPath(resolve(`${scope}/${file}`));
  const fallback = (folder: string, name: string): FallbackFont => ({
    regular: path(`${folder}/400Regular/${name}_400Regular.ttf`),
    bold: path(`${folder}/700Bold/${name}_700Bold.ttf`),
  });
  return {
    regular: path('noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: path('noto-sans/700Bold/NotoSans_700Bold.ttf'),
    mono: path('noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf'),
    fallbacks: [
      fallback('noto-sans-armenian', 'NotoSansArmenian'),
      fallback('noto-sans-georgian', 'NotoSansGeorgian'),
      fallback('noto-sans-sc', 'NotoSansSC'),
    ],
  };
};
