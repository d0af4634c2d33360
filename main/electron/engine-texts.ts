/** What people read about the engine. */
export const engineTexts = {
  starting: 'The engine is starting.',
  ready: 'The engine is ready.',
  reopened:
    'The engine stopped and was started again. The assessment is open again; everything that was saved is there.',
  restarted: 'The engine stopped and was started again. Everything that was saved is there.',
  notReopened: (why: string) =>
    `The engine stopped and was started again, but the assessment could not be opened: ${why} Open it from the start screen.`,
  stopped: 'The engine stopped and is being started again. Everything that was saved is there.',
  unresponsive: 'The engine does not answer. Wait for it, or restart it; everything that was saved is there.',
  failed:
    'The engine stopped again and again. Restart it, or close Fieldwork and open it again; everything that was saved is there.',
  callLost:
    'The engine stopped during this step. It is being started again; look whether the step was done, then repeat it.',
  callRefused: 'The engine is not running. Restart it, then repeat this step.',
  quitting: 'Fieldwork is being closed.',
} as const;
