import {join} from 'node:path';
import {loadReviewFacts, type ReviewFacts} from '../assessment/review-facts.ts';
import type {Session} from './session.ts';

const loaded = new WeakMap<Session, Promise<ReviewFacts>>();

/** The facts that reviews are judged by; loaded once a session. Errors: TemplateError. */
export const reviewFacts = (session: Session): Promise<ReviewFacts> => {
  const known = loaded.get(session);
  if (known) return known;
  const loading = session
    .library()
    .then(({frameworks}) => loadReviewFacts(join(session.deps.templates, 'reviews', 'facts'), frameworks));
  loaded.set(session, loading);
  return loading;
};
