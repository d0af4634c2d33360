const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const n = (count: number): string => count.toLocaleString('en');

export const verify = {
  about:
    'Checks a package that Fieldwork made, from its files alone. Nothing is written, nothing is asked from anywhere, and no assessment needs to be open.',
  drop: 'Drop a package to verify it: the zip, or the folder it was unpacked to',
  dropHere: 'Drop a package here',
  dropAbout: 'The zip, or the folder it was unpacked to.',
  chooseZip: 'Choose a zip',
  chooseFolder: 'Choose a folder',
  again: 'Verify again',
  running: (path: string) => `Verifying ${path}`,
  bytes: (bytes: string) => `${bytes} read`,
  interrupted: 'The verification did not end. Start it again; nothing was changed.',
  unreadable: {
    gone: (path: string) =>
      `${path} is not there: it was moved, renamed or deleted, or its disk is not connected. Choose it where it is now.`,
    denied: (path: string) => `${path} may not be read by you. Ask for read access, or copy it to a place of your own.`,
    other: (path: string, why: string) =>
      `${path} could not be read: ${why}. Copy it to a local disk and verify the copy.`,
  },
  result: {
    holds: 'Everything that was checked holds',
    holdsAbout:
      'The files are the ones that the identity below stands for. Compare it with the one you were told by another way.',
    fails: (count: number) => (count === 1 ? 'One thing does not hold' : `${n(count)} things do not hold`),
    failsAbout: 'Do not rely on this package. Ask whoever gave it to you for another copy, and compare its identity.',
    notOurs: 'This is no package of Fieldwork',
    notOursAbout:
      'A package is a zip, or an unpacked folder, with one top folder that has bagit.txt and bag-info.txt in it.',
    what: 'What was verified',
    name: 'Name',
    place: 'File or folder',
    files: 'Files',
    size: 'Size unpacked',
    custody: 'Custody log',
    custodyEntries: (entries: number) => `${n(entries)} ${plural(entries, 'entry', 'entries')}, head`,
  },
  identity: {
    title: 'Identity',
    about: 'The SHA-256 of tagmanifest-sha256.txt. It stands for every byte of the package.',
    none: 'There is no identity: the file tagmanifest-sha256.txt cannot be read.',
    told: 'The identity you were told',
    toldHint:
      'By a letter, a call or the cover mail; not by the package itself. Blanks and capitals make no difference.',
    same: 'It is the same: this is the package it stands for.',
    different: 'It is not the same: this is another package, or a changed one.',
    incomplete: (digits: number) => `${n(digits)} of 64 digits; as far as they go they are the same.`,
    malformed: 'An identity is 64 digits of 0 to 9 and a to f.',
  },
  checked: {
    title: 'What was looked at',
    holds: 'Holds',
    fails: 'Does not hold',
    note: 'To know',
  },
  problems: {
    title: 'What does not hold',
    path: 'Where',
    meaning: 'What it means',
    whole: 'the package as a whole',
    more: (count: number) => `Show ${n(count)} more`,
    meanings: {
      changed: 'The file is not the one that was sealed.',
      missing: 'Something that was sealed is gone.',
      extra: 'Something was put in after sealing, or nothing vouches for it.',
      custody: 'The log of who did what was changed or cut short.',
      container: 'The zip itself is damaged or built to mislead.',
      form: 'The package does not have the form that it should have.',
      more: 'There are too many to list.',
    },
  },
  without: {
    title: 'Check it without Fieldwork',
    about: (name: string) =>
      `The package brings these steps along in README-VERIFY.txt. Unpack it into an empty folder, open a terminal and go into ${name}.`,
    folder: 'the folder that is in it',
    systems: {linux: 'Linux', macos: 'macOS', windows: 'Windows'},
    label: 'System',
    copy: 'Copy',
    copied: 'Copied',
    copyOne: (step: string) => `Copy the commands: ${step}`,
    steps: {
      identity: 'The identity. Compare the 64 digits with those you were told.',
      tags: 'The bag’s own files. Every line must say OK.',
      payload: 'The evidence. Nothing may be printed.',
      both: 'Changed or missing files. Nothing may be printed.',
      extra: 'Files that nobody listed, and listed files that are missing. Nothing may be printed.',
      custody: 'The custody log. No line may say BROKEN, and what is found must equal what is expected.',
      prepare: 'Once, so that the other steps can be typed as they are.',
    },
    signature:
      'Files under signatures/ say who sealed it, where there are any; trust in the signer’s key must come from elsewhere.',
  },
};
