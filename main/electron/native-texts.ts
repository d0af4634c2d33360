/** The words of the native menus and message boxes. */
export const menuTexts = {
  file: 'File',
  new: 'New assessment…',
  open: 'Open assessment…',
  close: 'Close assessment',
  settings: 'Settings',
  edit: 'Edit',
  view: 'View',
  palette: 'Command palette',
  theme: 'Theme',
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  actualSize: 'Actual size',
  go: 'Go',
  help: 'Help',
  shortcuts: 'Keyboard shortcuts',
  verify: 'Verify a package',
  screens: {
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
  },
} as const;

/** Questions that the shell asks by itself. */
export const shellTexts = {
  quitWhileCollecting: {
    message: 'A collection is running.',
    detail:
      'If you stop it now, what was read stays on the record, and starting the same target again goes on from there.',
    keep: 'Keep collecting',
    stop: 'Stop and quit',
  },
  quitUnsaved: {
    message: 'Something typed is not saved.',
    detail: 'It is lost if you quit now.',
    stay: 'Go back',
    leave: 'Quit without saving',
  },
  endpoint: {
    message: (host: string) => `Send the calls of this collection to ${host}?`,
    detail:
      'They go there instead of to AWS. Agree only where you know this address, such as a private endpoint of the client.',
    cancel: 'Cancel',
    send: 'Send them there',
    refused: (host: string) => `The calls were not sent to ${host}. Leave the endpoint out to call AWS itself.`,
  },
  windowStopped: {
    message: 'The window stopped and was opened again.',
    detail: 'Everything that was saved is there. Look at what you typed last.',
    ok: 'Continue',
  },
  windowStoppedAgain: {
    title: 'The window stopped again',
    detail: 'Fieldwork is closed. Everything that was saved is there; start it again to go on.',
  },
} as const;
