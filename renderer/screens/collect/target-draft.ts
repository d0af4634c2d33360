import type {z} from 'zod';
import {Target} from '../../../main/contract/records.ts';
import {texts} from '../../texts/texts.ts';

export type TargetValue = z.infer<typeof Target>;

/** What a person has filled in so far; every field is text, as typed. */
export type TargetDraft = {
  readonly from: 'aws' | 'kubernetes' | 'sample';
  readonly credentials: 'profile' | 'key' | 'environment';
  readonly profile: string;
  readonly key: string;
  readonly assume: boolean;
  readonly arn: string;
  readonly externalId: string;
  readonly sessionName: string;
  readonly regions: 'all' | 'some';
  readonly regionList: string;
  readonly endpoint: string;
  /** Empty: where the system keeps it. */
  readonly kubeconfig: string;
  readonly context: string;
  /** The very command that was consented to; empty: none. */
  readonly consent: string;
  /** Which of the sample's targets. */
  readonly sample: number;
};

export const emptyDraft: TargetDraft = {
  from: 'aws',
  credentials: 'profile',
  profile: '',
  key: '',
  assume: false,
  arn: '',
  externalId: '',
  sessionName: '',
  regions: 'all',
  regionList: '',
  endpoint: '',
  kubeconfig: '',
  context: '',
  consent: '',
  sample: 0,
};

/** What the field with a fault says; by the draft's own field. */
export type DraftErrors = Partial<Record<keyof TargetDraft, string>>;

export type DraftTarget = {readonly target?: TargetValue; readonly errors: DraftErrors};

/** What is known besides the draft: a context's command, and the sample's targets. */
export type Known = {readonly exec?: readonly string[] | undefined; readonly sample: readonly TargetValue[]};

/** A command as one text, to show it and to know whether it is the one that was consented to. */
export const commandText = (words: readonly string[]): string =>
  words.map(word => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word))).join(' ');

/** The codes in a list that a person typed. */
export const regionCodes = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** The target that a draft means, or what is missing. */
export const targetOf = (draft: TargetDraft, known: Known): DraftTarget => {
  if (draft.from === 'sample') {
    const target = known.sample[draft.sample];
    return target ? {target, errors: {}} : {errors: {}};
  }
  const missing = draft.from === 'aws' ? missingOfAws(draft) : missingOfKubernetes(draft, known);
  if (Object.keys(missing).length > 0) return {errors: missing};
  const parsed = Target.safeParse(draft.from === 'aws' ? awsOf(draft) : kubernetesOf(draft, known));
  return parsed.success ? {target: parsed.data, errors: {}} : {errors: errorsOf(parsed.error, draft)};
};

const missingOfAws = (draft: TargetDraft): DraftErrors => ({
  ...(draft.credentials === 'profile' && draft.profile === '' ? {profile: texts.collect.errors.profile} : {}),
  ...(draft.credentials === 'key' && draft.key === '' ? {key: texts.collect.errors.key} : {}),
  ...(draft.regions === 'some' && regionCodes(draft.regionList).length === 0
    ? {regionList: texts.collect.errors.regions}
    : {}),
});

const missingOfKubernetes = (draft: TargetDraft, {exec}: Known): DraftErrors => ({
  ...(draft.context === '' ? {context: texts.collect.errors.context} : {}),
  ...(exec && draft.consent !== commandText(exec) ? {consent: texts.collect.kubernetes.execNeeded} : {}),
});

const given = (name: string, value: string): Record<string, string> =>
  value.trim() === '' ? {} : {[name]: value.trim()};

const awsOf = (draft: TargetDraft): unknown => ({
  kind: 'aws',
  ...(draft.credentials === 'profile' ? given('profile', draft.profile) : {}),
  ...(draft.credentials === 'key' ? given('key', draft.key) : {}),
  ...(draft.assume
    ? {
        assumeRole: {
          arn: draft.arn.trim(),
          ...given('externalId', draft.externalId),
          ...given('sessionName', draft.sessionName),
        },
      }
    : {}),
  ...(draft.regions === 'some' ? {regions: regionCodes(draft.regionList)} : {}),
  ...given('endpoint', draft.endpoint),
});

const kubernetesOf = (draft: TargetDraft, {exec}: Known): unknown => ({
  kind: 'kubernetes',
  ...given('kubeconfig', draft.kubeconfig),
  ...given('context', draft.context),
  ...(exec ? {allowExec: true} : {}),
});

const errorsOf = ({issues}: z.ZodError, draft: TargetDraft): DraftErrors => {
  const {errors} = texts.collect;
  const found: Record<string, string> = {};
  for (const {path} of issues) {
    const [field, inner] = path;
    if (field === 'regions') {
      found.regionList ??= errors.region(regionCodes(draft.regionList)[Number(inner)] ?? '');
    } else if (inner === 'arn') found.arn = errors.arn;
    else if (inner === 'sessionName') found.sessionName = errors.sessionName;
    else if (inner === 'externalId') found.externalId = errors.other;
    else if (field === 'endpoint') found.endpoint = errors.endpoint;
    else found[String(field)] = errors.other;
  }
  return found;
};

/** The draft that a target of an earlier collection fills in. Consent to a command is never carried over. */
export const draftOf = (target: TargetValue): TargetDraft => {
  if (target.kind === 'kubernetes') {
    return {...emptyDraft, from: 'kubernetes', kubeconfig: target.kubeconfig ?? '', context: target.context ?? ''};
  }
  return {
    ...emptyDraft,
    credentials: target.profile === undefined ? (target.key === undefined ? 'environment' : 'key') : 'profile',
    profile: target.profile ?? '',
    key: target.key ?? '',
    assume: target.assumeRole !== undefined,
    arn: target.assumeRole?.arn ?? '',
    externalId: target.assumeRole?.externalId ?? '',
    sessionName: target.assumeRole?.sessionName ?? '',
    regions: target.regions === undefined ? 'all' : 'some',
    regionList: target.regions?.join(', ') ?? '',
    endpoint: target.endpoint ?? '',
  };
};

/** A target as a text of its own: the same for the same target, however its fields are ordered. */
export const targetKey = (target: TargetValue): string =>
  JSON.stringify(target, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
