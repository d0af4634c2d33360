export const start = {
  title: 'Fieldwork',
  about:
    'ISO/IEC 27001 assessments with the proof beside them. Everything stays on this machine: nothing leaves it but the reads that a collection declares, to the targets you name.',
  doors: 'Begin',
  new: {
    title: 'New assessment',
    about: 'Name the client, the scope and the way it is run. It becomes one folder, which is yours.',
  },
  open: {
    title: 'Open an assessment',
    about: 'A folder made by Fieldwork. It can also be dropped onto this window, or the assessment.fieldwork in it.',
  },
  sample: {
    title: 'Try the sample company',
    about: 'An invented company, fully collected, with answers and working papers. A copy is made in your documents.',
  },
  pending: {
    open: (folder: string) => `Opening ${folder}`,
    sample: (folder: string) => `Copying the sample company to ${folder} and opening it`,
    close: (folder: string) => `Closing ${folder}`,
  },
  drop: 'Drop the folder of an assessment, or its assessment.fieldwork, to open it',
  opened: {
    title: 'Open now',
    back: 'Go back to it',
    close: 'Close it',
  },
  recent: {
    title: 'Recent assessments',
    none: 'Assessments that you open are listed here.',
    lastOpened: 'Opened',
    missing: 'The folder is not where it was.',
    locate: 'Locate',
    locateOne: (client: string) => `Locate the folder of ${client}`,
    forget: 'Forget',
    forgetOne: (client: string) => `Forget ${client}; the folder itself is not touched`,
    forgotten: (client: string) => `${client} is no longer listed. Its folder was not touched.`,
  },
  failed: {
    titles: {
      locked: 'It is open elsewhere',
      'newer-version': 'It was made by a newer Fieldwork',
      'not-a-workspace': 'There is no assessment in this folder',
      gone: 'The folder is not there',
      'corrupt-database': 'Its database is damaged',
      'no-permission': 'It may not be opened',
      'read-only': 'It cannot be written to',
      'disk-full': 'The disk is full',
      exists: 'Something is there already',
      other: 'It could not be opened',
    },
    notAWorkspace: (folder: string) =>
      `${folder} has no assessment.fieldwork, or one that cannot be read. An assessment is the folder that holds that file; it may lie one folder deeper or higher.`,
    gone: (folder: string) =>
      `${folder} was moved, renamed or deleted, or its disk is not connected. Connect the disk, or show where the folder is now.`,
    notChosen: (folder: string) =>
      `${folder} was not chosen in this window yet. Choose the folder, and it is remembered from then on.`,
    stillOpen: (client: string) => `${client} is still open.`,
    tryAgain: 'Try again',
    chooseAnother: 'Choose another folder',
    locate: 'Show where it is',
    reveal: 'Show the folder',
    forget: 'Forget it',
  },
};
