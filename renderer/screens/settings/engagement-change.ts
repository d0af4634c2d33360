import type {z} from 'zod';
import type {Assessment, AssessmentDraft} from '../../../main/contract/records.ts';
import {changedFields, draftOf, type EngagementFields} from '../new-assessment/draft.ts';

/** An open assessment as the fields of the form. */
export const fieldsOf = (assessment: z.infer<typeof Assessment>): EngagementFields => ({
  client: assessment.client,
  reference: assessment.reference,
  title: assessment.title,
  scope: assessment.scope,
  mode: assessment.mode,
  edition: assessment.edition ?? '2022',
  auditor: assessment.auditor,
  team: (assessment.team ?? []).map((member, index) => ({key: index + 1, ...member})),
  from: assessment.from ?? '',
  until: assessment.until ?? '',
});

/** Only the fields that differ, as the engine takes them. A day that was emptied is absent, which leaves it as it is. */
export const changeOf = (
  before: EngagementFields,
  after: EngagementFields,
): Partial<z.input<typeof AssessmentDraft>> => {
  const draft = draftOf(after);
  const changed = changedFields(draftOf(before), draft).filter(field => draft[field] !== undefined);
  return Object.fromEntries(changed.map(field => [field, draft[field]]));
};
