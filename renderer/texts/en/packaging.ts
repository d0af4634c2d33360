import {count, ofTotal} from '../../format.ts';

const number = (many: number, of: number | undefined) => (of === undefined ? count(many) : ofTotal(many, of));
const kind = (one: string, several: string) => (many: number) => `${count(many)} ${many === 1 ? one : several}`;

const partKinds: Readonly<Record<string, (many: number) => string>> = {
  assessment: () => 'what the assessment is about',
  answers: kind('answer', 'answers'),
  papers: kind('working paper', 'working papers'),
  checks: kind('check with its verdicts', 'checks with their verdicts'),
  evidence: kind('evidence item', 'evidence items'),
};

type Letter = {
  readonly client: string;
  readonly title: string;
  readonly name: string;
  readonly folder: string;
  readonly zipped: boolean;
  readonly identity: string;
  readonly sealedAt: string;
  readonly files: string;
  readonly size: string;
};

export const packaging = {
  about:
    'The package is what an assessor gets: the report, every answer and working paper, all evidence with its hashes, and the custody log. It can be checked without Fieldwork.',
  signOff: {
    title: 'Sign-off',
    about:
      'One person signs as prepared, another as reviewed. A signature is bound to the hash of what was signed; a later change shows, and what it was.',
    counts: (prepared: string, reviewed: string) => `${prepared} prepared, ${reviewed} reviewed`,
    scope: 'What',
    parts: 'Parts',
    prepared: 'Prepared by',
    reviewed: 'Reviewed by',
    sign: 'Sign',
    nobody: 'Nobody yet',
    roles: {prepared: 'prepared', reviewed: 'reviewed'},
    signShort: {prepared: 'Sign', reviewed: 'Review'},
    signAs: (role: string, what: string) => `Sign ${what} as ${role}`,
    stale: 'changed since',
    changedSince: (by: string, changes: string) =>
      changes === '1' ? `Since ${by} signed, 1 part changed:` : `Since ${by} signed, ${changes} parts changed:`,
    change: {added: 'added', changed: 'changed', removed: 'removed'},
    byAt: (by: string, at: string) => ` by ${by}, ${at}`,
    more: (rest: string) => `${rest} more`,
    fewer: 'Fewer',

    dialogTitle: (what: string) => `Sign ${what}`,
    contentOf: (parts: string) => (parts === '1' ? '1 part:' : `${parts} parts:`),
    partKinds,
    hash: 'SHA-256 of their list',
    list: 'The list that is signed',
    role: 'Role',
    preparedRole: 'Prepared: I did this work',
    reviewedRole: 'Reviewed: I checked the work of somebody else',
    name: 'Name of the person who signs',
    nameHint: 'As it will stand in the report and in the custody log.',
    reviewerHint: (preparer: string) =>
      preparer === ''
        ? 'Another person than the one who prepared it.'
        : `Another person than ${preparer}, who prepared it.`,
    samePerson: (name: string) => `${name} prepared it and cannot review it. Let a second person sign.`,
    notPrepared: 'Nobody has signed this as prepared as it stands now. That comes first.',
    note: 'Note',
    signAsRole: (role: string) => `Sign as ${role}`,
    signed: (what: string, role: string, by: string) => `${what} signed as ${role} by ${by}`,
    otherContent:
      'The record changed between this list and the signature, so that something else was signed than what is shown here. Close this, look at the changes, and withdraw the signature or sign again.',
  },
  checks: {
    title: 'Before it is sealed',
    counts: (open: number) => (open === 0 ? '' : open === 1 ? '1 thing to know' : `${count(open)} things to know`),
    nothing: 'Nothing is open: all is signed, read, answered and decided.',
    allowed:
      'None of this stops you. Sealing with gaps is allowed, and the report and the package tell of each of them.',
    above: 'Signed above',
    more: (rest: string) => `and ${rest} more`,
    items: {
      unsigned: {
        title: (many: number, of?: number) => `${number(many, of)} not signed as prepared`,
        text: 'Nobody stands for these parts yet.',
      },
      'signature-stale': {
        title: (many: number, of?: number) => `${number(many, of)} changed after they were signed`,
        text: 'Their signatures are of something else than what the package holds.',
      },
      'not-reviewed': {
        title: (many: number, of?: number) => `${number(many, of)} not reviewed by a second person`,
        text: 'Prepared and signed; nobody else has looked at them yet.',
      },
      unread: {
        title: (many: number, of?: number) => `${number(many, of)} reads without an answer`,
        text: 'What could not be read is not a pass. The controls that wait for it say so in the report.',
      },
      'open-questions': {
        title: (many: number, of?: number) => `${number(many, of)} questions without an answer`,
        text: 'They stand in the report as not asked.',
      },
      unevidenced: {
        title: (many: number, of?: number) => `${number(many, of)} conclusions that name no evidence`,
        text: 'They rest on what was said or seen, and nothing on record stands behind them.',
      },
      'undecided-controls': {
        title: (many: number, of?: number) =>
          `${number(many, of)} controls not decided in the Statement of Applicability`,
        text: 'They stand there as not decided, never as applicable.',
      },
      'open-samples': {
        title: (many: number, of?: number) => `${number(many, of)} samples with items that have no result`,
        text: 'Only the items with a result support a conclusion.',
      },
      'open-requests': {
        title: (many: number, of?: number) => `${number(many, of)} requested documents not settled`,
        text: 'Asked for and not received, or received and not checked.',
      },
      'collection-unfinished': {
        title: (many: number) =>
          many === 1 ? '1 collection is not finished' : `${count(many)} collections are not finished`,
        text: 'It can be resumed where it stopped. Until then the last finished one counts.',
      },
      'nothing-collected': {
        title: () => 'Nothing was collected',
        text: 'No configuration of a target is in the record; every technical check is without a verdict.',
      },
      'strictly-confidential': {
        title: (many: number, of?: number) => `${number(many, of)} evidence items are strictly confidential`,
        text: 'The package holds them like all others. Hand it over in a way that suits them.',
      },
    },
  },
  build: {
    title: 'Package',
    about: (by: string) =>
      `Sealing makes the report of the record as it stands and ends the custody log with the seal, by ${by}. The record can be changed afterwards; then a new seal is needed.`,
    sealedBy: (by: string) => `Sealed by ${by},`,
    sameBytes:
      'Nothing was put on the record since. Building it again gives the same package, byte for byte, with the same identity.',
    format: 'As',
    zip: 'One zip file',
    asFolder: 'A folder',
    into: 'Into the folder',
    choose: 'Choose',
    seal: 'Seal and build',
    again: 'Build again',
    holds: (files: string, size: string) => `${files} evidence files, ${size}`,
    making: 'The report is being made and sealed',
    writing: (bytes: string, total: string) => `${bytes} of ${total} written and hashed`,
    replace: 'Replace it',
  },
  built: {
    title: 'Built',
    identity: 'Identity',
    identityHint:
      'SHA-256 of the file tagmanifest-sha256.txt in the package. Tell it to the assessor by another way than the package itself.',
    path: 'Written to',
    sealedAt: 'Sealed',
    holds: 'Holds',
    filesAndSize: (files: string, size: string) => `${files} files, ${size}`,
    verify: 'Verify it now',
    reveal: 'Show in folder',
    openVerify: 'Open in Verify',
    verifying: (bytes: string) => `${bytes} read and hashed`,
    verified: 'The package holds: every file is the one its identity stands for.',
    broken: (problems: number) =>
      problems === 1
        ? 'The package does not hold: 1 problem.'
        : `The package does not hold: ${count(problems)} problems.`,
    letter: 'For the assessor',
    letterHint: 'To send apart from the package: a mail, a letter, a call.',
    copyLetter: 'Copy this text',
    letterCopied: 'Text for the assessor copied',
  },
  letter: ({client, title, name, folder, zipped, identity, sealedAt, files, size}: Letter) =>
    [
      `Evidence package: ${client}, ${title}`,
      '',
      `File      ${name} (${files} files, ${size})`,
      `Sealed    ${sealedAt}`,
      `Identity  ${identity}`,
      '',
      'The identity is the SHA-256 of the file tagmanifest-sha256.txt in the package. To check the package without',
      'our software, with what every system brings along:',
      '',
      zipped
        ? `1. Unpack ${name} into an empty folder and open a terminal in ${folder}.`
        : `1. Open a terminal in the folder ${folder}.`,
      '2. Compare the identity:',
      '     Linux    sha256sum tagmanifest-sha256.txt',
      '     macOS    shasum -a 256 tagmanifest-sha256.txt',
      '     Windows  Get-FileHash -Algorithm SHA256 tagmanifest-sha256.txt',
      '3. Follow README-VERIFY.txt there: it checks every file and the custody log.',
      '',
      'If a digit of the identity differs, it is not the package that was sealed: do not rely on it, and tell us.',
    ].join('\n'),
};
