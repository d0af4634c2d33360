import type {EventName} from '../contract/events.ts';
import type {Handlers} from '../contract/methods.ts';
import type {Transport} from '../contract/transport.ts';
import {answerHandlers} from './answer-service.ts';
import {assessmentHandlers} from './assessment-service.ts';
import {checkHandlers} from './check-service.ts';
import {collectHandlers} from './collect-service.ts';
import {controlHandlers} from './control-service.ts';
import {createDispatcher} from './dispatch.ts';
import {evidenceHandlers} from './evidence-service.ts';
import {frameworkHandlers} from './framework-service.ts';
import {overviewHandlers} from './overview-service.ts';
import {packageHandlers} from './package-service.ts';
import {paperHandlers} from './paper-service.ts';
import {readHandlers} from './read-service.ts';
import {reportHandlers} from './report-service.ts';
import {requestHandlers} from './request-service.ts';
import {reviewHandlers} from './review-service.ts';
import {rowExportHandlers} from './row-export-service.ts';
import {rowHandlers} from './rows-service.ts';
import {sampleCompanyHandlers} from './sample-company-service.ts';
import {sampleHandlers} from './sample-service.ts';
import {searchHandlers} from './search/search-service.ts';
import {createSession, type EngineDeps} from './session.ts';
import {signOffHandlers} from './sign-off-service.ts';
import {soaHandlers} from './soa-service.ts';
import {targetHandlers} from './target-service.ts';
import {templateHandlers} from './template-service.ts';
import {vendorHandlers} from './vendor-service.ts';
import {verdictHandlers} from './verdict-service.ts';

export type Engine = {
  /** In-process transport: the same dispatcher that a message port would reach. */
  readonly transport: Transport;
  /** Reads the templates before somebody waits for them. What is wrong with them is told to whoever needs them. */
  prepare(): Promise<void>;
  /** Closes the open assessment; its lock is free afterwards. */
  close(): void;
};

/** The engine: every service behind one dispatcher. Knows no window. */
export const createEngine = (deps: EngineDeps): Engine => {
  const listeners = new Set<(event: EventName, payload: unknown) => void>();
  const session = createSession(deps, (event, payload) => {
    for (const listener of listeners) listener(event, payload);
  });
  const handlers: Handlers = {
    'engine.version': () => ({version: deps.version}),
    ...assessmentHandlers(session),
    ...frameworkHandlers(session),
    ...controlHandlers(session),
    ...overviewHandlers(session),
    ...answerHandlers(session),
    ...evidenceHandlers(session),
    ...searchHandlers(session),
    ...checkHandlers(session),
    ...collectHandlers(session),
    ...targetHandlers(session),
    ...readHandlers(session),
    ...rowHandlers(session),
    ...rowExportHandlers(session, async query => handlers['evidence.query'](query)),
    ...verdictHandlers(session),
    ...paperHandlers(session),
    ...sampleHandlers(session),
    ...sampleCompanyHandlers(session, async folder => handlers['assessment.open']({folder})),
    ...requestHandlers(session),
    ...signOffHandlers(session),
    ...templateHandlers(session),
    ...reportHandlers(session),
    ...packageHandlers(session),
    ...soaHandlers(session),
    ...reviewHandlers(session),
    ...vendorHandlers(session),
  };
  return {
    transport: {
      call: createDispatcher(handlers),
      subscribe: listener => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    prepare: () =>
      session.library().then(
        () => undefined,
        () => undefined,
      ),
    close: () => session.close(),
  };
};
