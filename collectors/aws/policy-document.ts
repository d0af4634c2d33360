/** One condition of a statement, flattened so that a rule can range over it; operator and key in lower case (IAM ignores case). */
export type PolicyCondition = {readonly operator: string; readonly key: string; readonly values: readonly string[]};

/** A policy statement in one shape: what IAM lets be a string or a list is a list, actions are in lower case, and `Principal: "*"` is `{AWS: ["*"]}`. */
export type PolicyStatement = {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal?: Readonly<Record<string, readonly string[]>>;
  readonly NotPrincipal?: Readonly<Record<string, readonly string[]>>;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Conditions: readonly PolicyCondition[];
};

export type PolicyDocument = {readonly Version: string; readonly Statement: readonly PolicyStatement[]};

/**
 * A policy as IAM, S3 and KMS give it (JSON, URL-encoded in IAM's answers) in one shape; undefined where it cannot be read as one,
 * so that the part counts as unread. Grammar: "Grammar of the IAM JSON policy language" (IAM User Guide).
 */
export const parsePolicy = (text: string | undefined): PolicyDocument | undefined => {
  if (text === undefined) return undefined;
  try {
    const document: unknown = JSON.parse(/^\s*\{/.test(text) ? text : decodeURIComponent(text));
    if (!isRecord(document)) return undefined;
    const statements = document.Statement;
    const list: readonly unknown[] = Array.isArray(statements) ? statements : [statements];
    return {
      Version: typeof document.Version === 'string' ? document.Version : '2008-10-17',
      Statement: list.map(statementOf),
    };
  } catch {
    return undefined;
  }
};

const statementOf = (value: unknown): PolicyStatement => {
  if (!isRecord(value) || (value.Effect !== 'Allow' && value.Effect !== 'Deny')) throw new TypeError('no statement');
  return {
    Sid: typeof value.Sid === 'string' ? value.Sid : '',
    Effect: value.Effect,
    ...(value.Principal === undefined ? {} : {Principal: principalsOf(value.Principal)}),
    ...(value.NotPrincipal === undefined ? {} : {NotPrincipal: principalsOf(value.NotPrincipal)}),
    ...(value.Action === undefined ? {} : {Action: actionsOf(value.Action)}),
    ...(value.NotAction === undefined ? {} : {NotAction: actionsOf(value.NotAction)}),
    ...(value.Resource === undefined ? {} : {Resource: stringsOf(value.Resource)}),
    ...(value.NotResource === undefined ? {} : {NotResource: stringsOf(value.NotResource)}),
    Conditions: conditionsOf(value.Condition),
  };
};

const principalsOf = (value: unknown): Readonly<Record<string, readonly string[]>> => {
  if (value === '*') return {AWS: ['*']};
  if (!isRecord(value)) throw new TypeError('no principal');
  return Object.fromEntries(Object.entries(value).map(([kind, names]) => [kind, stringsOf(names)]));
};

const conditionsOf = (value: unknown): readonly PolicyCondition[] => {
  if (value === undefined) return [];
  if (!isRecord(value)) throw new TypeError('no condition');
  return Object.entries(value).flatMap(([operator, keys]) => {
    if (!isRecord(keys)) throw new TypeError('no condition');
    return Object.entries(keys).map(([key, values]) => ({
      operator: operator.toLowerCase(),
      key: key.toLowerCase(),
      values: stringsOf(values),
    }));
  });
};

const stringsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).map(String);

/** Actions in lower case: IAM ignores the case of prefix and name ("IAM JSON policy elements: Action"). */
const actionsOf = (value: unknown): readonly string[] => stringsOf(value).map(action => action.toLowerCase());

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
