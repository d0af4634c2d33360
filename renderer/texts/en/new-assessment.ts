export const newAssessment = {
  about:
    'An assessment is one folder: a database, the evidence, and a log of everything that is done. All of this can be changed later, in the settings; a change goes to the custody log.',
  sections: {
    engagement: 'The engagement',
    mode: 'How it is run',
    criteria: 'Criteria',
    team: 'Who works on it',
    days: 'Days',
    folder: 'Where it is kept',
  },
  client: {label: 'Client', hint: 'The organisation that is assessed, as it calls itself.'},
  title: {
    label: 'Title',
    hint: 'Stands on the report.',
    suggested: {
      certification: (year: number) => `ISO/IEC 27001 certification audit, ${year}`,
      readiness: (year: number) => `ISO/IEC 27001 readiness assessment, ${year}`,
      'supplier-review': (year: number) => `Supplier review, ${year}`,
    },
  },
  reference: {
    label: 'Reference',
    hint: 'Short and unique; the package is named by it. Letters, digits, dot, dash and underscore.',
  },
  scope: {
    label: 'Scope',
    hint: 'What is assessed and what is left out: sites, systems, services, accounts and clusters.',
  },
  edition: {
    label: 'Edition of ISO/IEC 27001',
    options: {
      '2022': {
        label: '2022',
        about: 'The edition that certificates are given by. The Statement of Applicability has its 93 controls.',
      },
      '2013': {
        label: '2013',
        about:
          'Certificates of this edition lapsed on 31 October 2025. For a look back, or where a contract still names it.',
      },
    },
    note: 'The questions follow the 14 families of 2013 either way; an answer counts in both editions, so this can be changed without loss.',
  },
  mode: {
    label: 'Mode',
    options: {
      certification: {
        label: 'Certification audit',
        about: 'Hides every hint on causes and cures: an assessor who gives advice may not certify.',
      },
      readiness: {
        label: 'Readiness or internal audit',
        about: 'Shows hints on how to mend what fails. Nothing is hidden.',
      },
      'supplier-review': {
        label: 'Supplier review',
        about: 'The contract clauses, the responsibility matrix and the vendor register lead; the controls follow.',
      },
    },
  },
  auditor: {label: 'Lead auditor', hint: 'Your name. Everything you do here goes to the custody log under it.'},
  team: {
    label: 'Team beside the lead auditor',
    none: 'Nobody else yet.',
    name: (row: number) => `Name of member ${row}`,
    role: (row: number) => `Role of member ${row}`,
    nameShort: 'Name',
    roleShort: 'Role',
    rolePlaceholder: 'Auditor, technical expert, observer…',
    add: 'Add a member',
    remove: (name: string) => (name === '' ? 'Remove this member' : `Remove ${name}`),
  },
  from: {label: 'First day'},
  until: {label: 'Last day'},
  folder: {
    label: 'Folder',
    hint: 'Made when the assessment is created; it must be new or empty. Keep it on an encrypted disk and in your backup.',
    choose: 'Choose a folder',
    reset: 'Use the suggested one',
  },
  problems: {
    required: 'Fill this in.',
    tooLong: (most: string) => `At most ${most} characters.`,
    reference: 'Begin with a letter or digit; use letters, digits, dot, dash and underscore, at most 64.',
    date: 'A day like 2026-11-21.',
    order: 'The last day is before the first.',
    teamName: 'Give a name, or remove the row.',
    teamRole: 'Give a role, or remove the row.',
    teamSize: 'At most 100 members.',
    other: 'This cannot be kept as it is.',
    folder: 'Choose a folder.',
    exists: (folder: string) =>
      `${folder} exists already and is not empty. Choose another folder, or change the reference.`,
    some: (count: number) => (count === 1 ? 'One field needs a look.' : `${count} fields need a look.`),
  },
  create: 'Create the assessment',
  creating: 'Creating the assessment',
};
