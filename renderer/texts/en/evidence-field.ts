import {count} from '../../format.ts';

const files = (many: number) => (many === 1 ? '1 file' : `${count(many)} files`);

/** The evidence field of every form, and what attaching asks. */
export const evidenceField = {
  kinds: {read: 'Read', document: 'Document', photo: 'Photo'},
  classifications: {
    public: 'Public',
    internal: 'Internal',
    confidential: 'Confidential',
    'strictly-confidential': 'Strictly confidential',
  },
  drop: 'Drop files here, or paste a screenshot',
  release: 'Let go to attach',
  attach: 'Attach files',
  library: 'From the library',
  camera: 'Camera',
  unlink: (what: string) => `Unlink ${what}`,
  open: 'Evidence:',
  files: (kind: string, many: number) => (many > 1 ? `${kind}, ${files(many)}` : kind),

  dialogTitle: (many: number) => (many === 1 ? 'Attach a file' : `Attach ${files(many)}`),
  title: 'Title',
  titleOf: (name: string) => `Title of ${name}`,
  titlesHint: 'As it will stand in the report. Without one, the file name stands for it.',
  classification: 'Classification',
  classificationHint: 'How the assessor may handle it. Kept for the next files of this session.',
  note: 'Note',
  noteHint: 'Where it comes from, who gave it, what it shows.',
  controls: 'Controls it supports',
  addControl: 'Add a control',
  controlHint: 'An id with its edition: 2013 A.9.2.3, 2022 A.8.2, or a requirement such as 6.1.3.',
  unknownControl: (what: string) => `There is no control “${what}”. Write edition and id, as in 2022 A.8.2.`,
  add: 'Add',
  submit: (many: number) => (many === 1 ? 'Attach' : `Attach ${files(many)}`),

  queue: 'Files being attached',
  waiting: 'waiting',
  reading: 'being read and hashed',
  progress: (bytes: string, total: string) => `${bytes} of ${total}`,
  attached: (name: string, id: string) => `${name} attached as ${id}`,
  notAttached: (name: string, why: string) => `${name} was not attached: ${why}`,
  tooLargeToPaste: (size: string, limit: string) =>
    `It has no path and is ${size}; at most ${limit} can be pasted. Save it to a file and attach the file.`,
  unreadable: 'The file could not be read. It may have been moved; choose it again.',
  screenshot: (stamp: string) => `Screenshot ${stamp}`,

  libraryTitle: 'Link evidence from the library',
  search: 'Search the library',
  searchHint: 'Words of a title, file name or note, or an id such as E-000012.',
  onlyControls: 'Only what supports this control',
  found: (shown: string, total: string) => `${shown} of ${total}`,
  nothingFound: 'Nothing in the library matches. Try fewer words, or attach a file instead.',
  nothingYet: 'The library is empty. Attach a file, or collect from a target.',
  alreadyLinked: 'linked',
  link: (many: number) => (many === 0 ? 'Link' : many === 1 ? 'Link 1 item' : `Link ${count(many)} items`),
  more: 'Show more',
};
