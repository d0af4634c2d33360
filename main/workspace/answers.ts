import {canonicalJson, hashCanonical} from './canonical.ts';
import type {Note} from './custody-log.ts';
import {type Database, json, text} from './database.ts';
import type {EvidenceStore} from './evidence.ts';
import {notFound} from './numbering.ts';
import type {Answer, Workspace} from './types.ts';

export type AnswerStore = Workspace['answers'];

/** Answers with their whole history. The same answer by the same person is no change, whenever it is given. */
export const createAnswerStore = (database: Database, evidence: EvidenceStore, note: Note): AnswerStore => ({
  save: answer =>
    database.transaction(() => {
      const row = database.get(
        'SELECT answer, sha256 FROM answers WHERE question = ? ORDER BY n DESC LIMIT 1',
        answer.question,
      );
      if (row && content(json<Answer>(row, 'answer')) === content(answer)) return {changed: false};
      const dangling = answer.evidence.find(id => !evidence.get(id));
      if (dangling !== undefined) throw notFound(dangling);
      const sha256 = hashCanonical(answer);
      database.run(
        'INSERT INTO answers (question, answer, sha256) VALUES (?, ?, ?)',
        answer.question,
        canonicalJson(answer),
        sha256,
      );
      note({
        actor: answer.answeredBy,
        action: row ? 'answer-changed' : 'answered',
        subject: {kind: 'answer', id: answer.question, sha256},
        detail: {control: answer.control, before: row ? text(row, 'sha256') : null, after: sha256},
      });
      return {changed: true};
    }),
  list: () =>
    [
      ...database.iterate(
        'SELECT answer FROM answers WHERE n IN (SELECT max(n) FROM answers GROUP BY question) ORDER BY question',
      ),
    ].map(row => json<Answer>(row, 'answer')),
  history: question =>
    [...database.iterate('SELECT answer FROM answers WHERE question = ? ORDER BY n', question)].map(row =>
      json<Answer>(row, 'answer'),
    ),
});

const content = ({answeredAt: _, ...rest}: Answer): string => canonicalJson(rest);
