import type {EvidenceBody} from '../contract/views.ts';
import {imageSize} from '../evidence/image-size.ts';
import {detectMediaType, mediaTypeHead} from '../evidence/media-type.ts';
import {cutAt, prettyJson} from '../evidence/pretty-json.ts';
import type {EvidenceFile, EvidenceItem, Workspace} from '../workspace/types.ts';
import {EngineError} from './errors.ts';

const MB = 1024 * 1024;

/** What is shown at most. An image over `pixels` is never handed to a decoder: a small file may ask for gigabytes. */
export const bodyLimits = {
  /** Characters of text. */
  text: 2 * MB,
  /** Bytes of a file that is shown as text, whole or its beginning. */
  textFile: 64 * MB,
  image: 30 * MB,
  pixels: 50_000_000,
  pdf: 50 * MB,
} as const;

/** The item of this id. Errors: EngineError `unknown-evidence`. */
export const requireEvidence = (workspace: Workspace, id: string): EvidenceItem => {
  const item = workspace.evidence.get(id);
  if (!item) throw new EngineError('unknown-evidence', `There is no evidence ${id}. Check the id.`);
  return item;
};

/** One file of an item. Errors: EngineError `unknown-evidence`. */
export const requireFile = (workspace: Workspace, id: string, file: number): EvidenceFile => {
  const {files} = requireEvidence(workspace, id);
  const found = files[file];
  if (!found) throw new EngineError('unknown-evidence', `${id} has ${files.length} files, and none at place ${file}.`);
  return found;
};

/** A file of an item as far as it can be shown without running anything in it; its bytes are checked against their hash. */
export const evidenceBody = async (workspace: Workspace, id: string, file: number): Promise<EvidenceBody> => {
  const {name, sha256, bytes, mediaType} = requireFile(workspace, id, file);
  const facts = {name, mediaType, bytes, sha256, truncated: false};
  if (bytes === 0) return {...facts, view: 'none', why: 'The file is empty.'};
  const largest = Math.max(bodyLimits.textFile, bodyLimits.image, bodyLimits.pdf);
  if (bytes > largest) return {...facts, view: 'none', why: tooLarge(bytes, largest)};
  const content = await workspace.blobs.get(sha256);
  // By content, not by what is written in the record: only what the bytes are decides what may look at them.
  const detected = detectMediaType(content.subarray(0, mediaTypeHead), name);
  return {...facts, mediaType: detected, ...viewOf(detected, content)};
};

type View = Pick<EvidenceBody, 'view'> & Partial<EvidenceBody>;
type Bytes = Uint8Array<ArrayBuffer>;

const viewOf = (mediaType: string, content: Bytes): View => {
  if (mediaType === 'application/pdf') {
    return content.length > bodyLimits.pdf ? none(tooLarge(content.length, bodyLimits.pdf)) : {view: 'pdf', content};
  }
  if (shownImages.has(mediaType)) return imageView(mediaType, content);
  if (isText(mediaType)) return textView(mediaType, content);
  return none(
    `Content of the type ${mediaType} is not shown here. Save a copy to look at it with a program of your own.`,
  );
};

const none = (why: string): View => ({view: 'none', why});

const shownImages: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

const imageView = (mediaType: string, content: Bytes): View => {
  if (content.length > bodyLimits.image) return none(tooLarge(content.length, bodyLimits.image));
  const size = imageSize(mediaType, content);
  if (!size) return none('The image does not say how large it is. Save a copy to look at it.');
  if (size.width * size.height > bodyLimits.pixels)
    return {
      ...none(
        `The image has ${size.width} by ${size.height} pixels; up to ${bodyLimits.pixels / 1e6} million are shown. Save a copy to look at it.`,
      ),
      ...size,
    };
  return {view: 'image', content, ...size};
};

/** HTML and SVG are text like any other: nothing in them is run. */
const isText = (mediaType: string): boolean =>
  mediaType.startsWith('text/') ||
  ['application/json', 'application/yaml', 'application/xml', 'message/rfc822', 'image/svg+xml'].includes(mediaType);

const textView = (mediaType: string, content: Bytes): View => {
  if (content.length > bodyLimits.textFile) return none(tooLarge(content.length, bodyLimits.textFile));
  if (mediaType === 'application/json' || mediaType === 'text/plain') {
    const pretty = content.length <= prettyLimit ? prettyJson(decode(content), bodyLimits.text) : undefined;
    // A bare word or number is JSON as well; what begins like a document is meant as one.
    if (pretty && (mediaType === 'application/json' || /^\s*[{[]/.test(pretty.text))) return {view: 'json', ...pretty};
  }
  // Four bytes make one character at most, so that this part holds enough of them.
  const text = decode(content.subarray(0, bodyLimits.text * 4));
  return text.length > bodyLimits.text
    ? {view: 'text', text: cutAt(text, bodyLimits.text), truncated: true}
    : {view: 'text', text};
};

/** Larger JSON is shown as it is, without being laid out: that would hold up everybody else. */
const prettyLimit = 8 * MB;

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);

const tooLarge = (bytes: number, limit: number): string =>
  `The file has ${(bytes / MB).toFixed(1)} MB; up to ${limit / MB} MB are shown. Save a copy to look at it.`;
