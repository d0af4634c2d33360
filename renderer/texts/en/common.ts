export const common = {
  optional: 'optional',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  loading: 'Loading',
  copied: 'Copied',
  copyValue: (value: string) => `Copy ${value}`,
  remove: (what: string) => `Remove ${what}`,
  of: (value: string, total: string) => `${value} of ${total}`,
  none: 'None',
  all: 'All',
  yes: 'Yes',
  no: 'No',
};

/** The states of controls, answers and verdicts. */
export const states = {
  conforms: 'Conforms',
  partly: 'Partly',
  'does-not-conform': 'Does not conform',
  'could-not-be-read': 'Could not be read',
  'not-applicable': 'Not applicable',
  'not-tested': 'Not tested',
  'not-asked': 'Not asked',
  begun: 'Begun',
  pass: 'Pass',
  fail: 'Fail',
  'not-assessed': 'Could not be read',
  open: 'Open',
};

export const screens = {
  start: 'Start',
  new: 'New assessment',
  overview: 'Overview',
  questionnaire: 'Questionnaire',
  collect: 'Collect',
  resources: 'Resources and verdicts',
  evidence: 'Evidence',
  samples: 'Samples',
  papers: 'Interviews and requests',
  supplier: 'Supplier review',
  findings: 'Findings',
  soa: 'Statement of Applicability',
  report: 'Report',
  package: 'Package',
  verify: 'Verify',
  settings: 'Settings',
};

export const modes = {
  certification: 'Certification audit: no advice',
  readiness: 'Readiness: hints on',
  'supplier-review': 'Supplier review',
};

/** What to do next, by the code of an error; the engine's own message says what happened. */
export const problems = {
  'no-assessment': 'Open an assessment from the start screen.',
  busy: 'One collection runs at a time. Its progress is at the foot of the window.',
  'engine-stopped': 'The engine is being started again; what was acknowledged is on the disk.',
  'too-large': 'Save it to a file and attach the file.',
  'path-refused': 'Choose the file or folder through the button beside it.',
};
