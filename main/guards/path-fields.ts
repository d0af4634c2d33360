/**
 * What a call does with a path: `read` it, `write` a file or into a folder, or only `name` it (nothing on the disk is touched).
 * `file`: a file is written, so replacing one needs a person who chose just that file.
 */
export type PathField = {
  readonly field: string;
  readonly use: 'read' | 'write' | 'name';
  readonly file?: true;
  /** Where a kubeconfig is expected, the places where the system keeps one may be named as well. */
  readonly kubeconfig?: true;
};

const reads = (field: string): PathField => ({field, use: 'read'});
const writesFile: PathField = {field: 'path', use: 'write', file: true};
const writesInto: PathField = {field: 'folder', use: 'write'};
const kubeconfig: PathField = {field: 'target.kubeconfig', use: 'read', kubeconfig: true};

/** Every field of the contract that names a path. A test walks the contract and finds those that are missing here. */
export const pathFields: Readonly<Record<string, readonly PathField[]>> = {
  'assessment.create': [writesInto],
  'assessment.open': [reads('folder')],
  'sample.open': [writesInto],
  'answers.import': [reads('path')],
  'evidence.attach': [reads('path')],
  'evidence.export': [writesFile],
  'papers.import': [reads('path')],
  'soa.import': [reads('path')],
  'soa.export': [writesFile],
  'review.export': [writesFile],
  'requests.export': [writesFile],
  'rows.export': [writesFile],
  'collect.policy': [writesFile],
  'report.write': [writesFile],
  'templates.check': [reads('path'), reads('against')],
  'templates.use': [reads('path')],
  'package.build': [writesInto],
  'package.verify': [reads('path')],
  'collect.targets': [{field: 'kubeconfig', use: 'read', kubeconfig: true}],
  'collect.preflight': [kubeconfig],
  'collect.start': [kubeconfig],
  'shell.reveal': [reads('path')],
  'shell.forget': [{field: 'folder', use: 'name'}],
};

/** The value at a dotted field of a call's input, or undefined where it is absent or not a string. */
export const pathAt = (input: unknown, field: string): string | undefined => {
  let value: unknown = input;
  for (const key of field.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === 'string' ? value : undefined;
};
