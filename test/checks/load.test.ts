import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {stringify} from 'yaml';
import {type Known, loadChecks, parseChecks} from '../../main/checks/load.ts';
import type {Check} from '../../main/checks/types.ts';
import {TemplateError, type TemplateProblem} from '../../main/templates/yaml.ts';
import {makeCheck} from './make.ts';
import {processorTime} from './processor-time.ts';

const problemsOf = (load: () => unknown): readonly TemplateProblem[] => {
  try {
    load();
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
  return [];
};

const fileOf = (...checks: readonly unknown[]): string => stringify({checks});

const faults = (given: Partial<Check> & Record<string, unknown>, known: Known = {}): readonly TemplateProblem[] =>
  problemsOf(() =>
    parseChecks([{file: 'c.yaml', text: fileOf({...makeCheck({pass: 'resource.acl'}), ...given})}], known),
  );

describe('a folder of checks', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'checks-'));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  it('is loaded with its subfolders, sorted by id, with the defaults filled in', () => {
    mkdirSync(join(folder, 'aws'));
    const {params: _, ...check} = makeCheck({pass: 'resource.acl'});
    writeFileSync(join(folder, 'aws', 's3.yaml'), fileOf({...check, id: 'b'}, {...check, id: 'c'}));
    writeFileSync(join(folder, 'more.yaml'), fileOf({...check, id: 'a'}));
    writeFileSync(join(folder, 'notes.txt'), 'no check');
    expect(loadChecks(folder)).toEqual(['a', 'b', 'c'].map(id => makeCheck({id, pass: 'resource.acl'})));
    expect(loadChecks([join(folder, 'more.yaml')]).map(({id}) => id)).toEqual(['a']);
  });

  it('reports the faults of all files at once', () => {
    writeFileSync(join(folder, 'a.yaml'), 'checks: [');
    writeFileSync(join(folder, 'b.yaml'), 'rules: []');
    const files = new Set(problemsOf(() => loadChecks(folder)).map(({file}) => file));
    expect(files).toEqual(new Set([join(folder, 'a.yaml'), join(folder, 'b.yaml')]));
  });

  it('refuses a file of five megabytes without reading it into the parser', () => {
    writeFileSync(join(folder, 'big.yaml'), `checks: []\n#${'x'.repeat(5 * 1024 * 1024)}`);
    const start = processorTime();
    expect(problemsOf(() => loadChecks(folder))).toMatchObject([{message: 'The file is larger than 1 MiB'}]);
    expect(processorTime(start)).toBeLessThan(1_000);
  });
});

describe('a rule that could make a value of an unread part is refused', () => {
  it.each([
    ['has(resource.acl)', 'has() asks for a part'],
    ['!has(resource.acl)', 'has() asks for a part'],
    ['has(resource.acl) && resource.acl.x', 'has() asks for a part'],
    ['resource.list.all(x, has(resource.acl))', 'has() asks for a part'],
    ['has(resource["acl"])', 'has() asks for a part'],
    ['"acl" in resource', 'the resource as a whole'],
    ['size(resource) == 2', 'the resource as a whole'],
    ['resource.size() == 2', 'the resource as a whole'],
    ['resource == {}', 'the resource as a whole'],
    ['resource.all(k, k != "acl")', 'the resource as a whole'],
    ['resource.exists(k, k == "acl")', 'the resource as a whole'],
    ['[resource].all(r, has(r.acl))', 'the resource as a whole'],
    ['{"r": resource}.r.acl == 1', 'the resource as a whole'],
    ['dyn(resource).acl == 1', 'the resource as a whole'],
    ['cel.bind(r, resource, has(r.acl))', 'unknown function "bind"'],
    ['resource[params.name] == 1', 'chosen by a computed name'],
    ['resource["a" + "cl"] == 1', 'chosen by a computed name'],
    ['resource.?acl.hasValue()', 'Expected IDENTIFIER'],
    ['resource[?"acl"].orValue(true)', 'Unexpected token'],
    ['optional.of(resource.acl).hasValue()', 'unknown function'],
    ['resource.list.all(resource, has(resource.acl))', 'the name "resource" is taken already'],
  ])('%s', (pass, message) => {
    const found = faults({pass, params: {name: 'acl'}});
    expect(found.map(problem => problem.message).join('\n')).toContain(message);
    expect(found.every(({mend}) => mend.length > 0)).toBe(true);
  });

  it.each(['has(resource.acl.x)', 'resource["acl"] == 1', 'resource.acl.all(g, has(g.uri))', 'resource.acl == null'])(
    'but %s is fine',
    pass => expect(faults({pass})).toEqual([]),
  );

  it('in appliesTo as well', () => {
    expect(faults({appliesTo: 'has(resource.acl)'})[0]?.message).toContain('appliesTo: has() asks for a part');
  });
});

describe('a rule is refused that', () => {
  it.each([
    ['does not parse', 'resource.acl ==', 'Unexpected token: EOF'],
    ['has an unknown variable', 'resource.acl == bucket', 'unknown variable "bucket"'],
    ['has a misspelt variable', 'resorce.acl', 'unknown variable "resorce"'],
    ['has an unknown function', 'resource.acl.reverse() == "x"', 'unknown function "reverse"'],
    ['depends on the zone of the host', 'now.getDayOfWeek("Europe/Paris") == 1 && resource.acl', 'unknown function'],
    ['has the wrong number of arguments', 'daysSince() > 1.0 && resource.acl', 'no matching overload'],
    ['compares what cannot be compared', 'size(resource.acl) == "1"', 'no such overload: int == string'],
    ['gives no truth', 'size(resource.acl)', 'gives a int, not true or false'],
    ['uses a param that is not declared', 'resource.age < params.weeks', 'params.weeks is not declared'],
    ['chooses a param by a computed name', 'resource.age < params[meta.name]', 'chosen by a computed name'],
    ['uses params as a whole', 'resource.age in params', 'params as a whole'],
    ['looks at no part', 'meta.region == "eu-west-1"', 'looks at no part'],
    ['takes a range variable twice', 'resource.a.all(x, x.b.all(x, x > 1.0))', 'the name "x" is taken already'],
    ['makes a map that JavaScript misreads', '{"constructor": 1} == resource.acl', 'the key "constructor"'],
    ['matches a pattern out of the data', 'resource.acl.matches(resource.pattern)', 'not written in the check'],
    ['matches a pattern that is no text', 'resource.acl.matches(params.days)', 'not written in the check'],
  ])('%s', (_, pass, message) => {
    expect(faults({pass, params: {days: 90}})[0]?.message).toContain(message);
  });

  it('is hostile, in bounded time', () => {
    const hostile: [string, string][] = [
      [`${'('.repeat(10_000)}resource.acl${')'.repeat(10_000)}`, 'longer than 4000 characters'],
      [`${'('.repeat(1_900)}resource.acl${')'.repeat(1_900)}`, 'Exceeded maxDepth'],
      [`${'!'.repeat(3_900)}resource.acl`, 'Exceeded maxAstNodes'],
      [`resource.acl${'.a'.repeat(1_900)}`, 'Exceeded maxDepth'],
      [`resource.acl == 1${' || resource.acl == 1'.repeat(180)} || true`, ''],
      [`resource.a == ${'[1.0]+'.repeat(600)}[]`, 'Exceeded maxAstNodes'],
      ['resource.a.map(w, resource.a.map(x, resource.a.map(y, y))).size() > 0', 'three independent ranges'],
      ['resource.a.map(x, resource.a).all(x, x.all(y, resource.a.all(z, z > y)))', 'three independent ranges'],
      ['resource.a.all(v, v.b.all(w, w.b.all(x, x.b.all(y, y.b.all(z, z)))))', 'more than 4 ranges'],
      ['resource.acl.matches("^(a+)+$")', 'is refused: a quantifier over a group'],
    ];
    const start = processorTime();
    for (const [pass, message] of hostile) {
      const messages = faults({pass}).map(problem => problem.message);
      if (message) expect(messages.join('\n')).toContain(message);
    }
    expect(processorTime(start)).toBeLessThan(2_000);
  });

  it('ranges inside the outer element as deep as data is, and over one other list', () => {
    expect(faults({pass: 'resource.policies.all(p, p.statements.all(s, s.actions.all(a, a != "*")))'})).toEqual([]);
    expect(faults({pass: 'resource.namespaces.all(n, resource.policies.exists(p, p.namespace == n))'})).toEqual([]);
    const risky = 'resource.rules.all(r, r.ranges.all(c, !params.ports.exists(p, p == r.port && c == "*")))';
    expect(faults({pass: risky, params: {ports: [22, 3389]}})).toEqual([]);
  });
});

describe('a check is refused that', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['passes when empty', {whenEmpty: {verdict: 'pass', reason: 'None.'}}, 'whenEmpty.verdict: Invalid option'],
    ['has an unknown key', {severty: 'high'}, 'Unrecognized key: "severty"'],
    ['has no reads', {reads: []}, 'checks.0.reads'],
    ['serves no control', {controls: []}, 'checks.0.controls'],
    ['names the edition as a number', {controls: [{edition: 2013, id: 'A.9.4.1'}]}, 'controls.0.edition'],
    ['names a control of the other edition', {controls: [{edition: '2022', id: 'A.9.4.1'}]}, 'not an id of the 2022'],
    ['serves a control twice', {controls: Array(2).fill({edition: '2013', id: 'A.9.4.1'})}, 'stands twice'],
    ['has an odd id', {id: 'Bucket_Private'}, 'lower-case words'],
    ['has an odd type', {resourceType: '../x'}, 'expected a type name'],
    ['has a param with an odd name', {params: {'a b': 1}}, 'params'],
    ['has a param that is endless', {params: {list: Array(501).fill(1)}}, 'params.list'],
    ['asks nothing', {ask: ' '}, 'ask'],
  ])('%s', (_, given, message) => {
    expect(
      faults(given)
        .map(problem => problem.message)
        .join('\n'),
    ).toContain(message);
  });

  it('names an operation that no collector declares, or a control that does not exist', () => {
    const known: Known = {
      operations: new Set(['s3:ListBuckets', 's3:GetBucketPolicy']),
      controls: {'2013': new Set(['A.9.4.2']), '2022': new Set()},
    };
    expect(faults({}, known)).toMatchObject([
      {
        message: 'bucket-private: no collector declares the operation "s3:GetBucketAcl"',
        mend: 'Did you mean "s3:GetBucketPolicy"?',
      },
      {message: 'bucket-private: the 2013 edition has no control A.9.4.1', mend: 'Did you mean "A.9.4.2"?'},
    ]);
  });

  it('takes the id of another one, in whatever file', () => {
    const text = fileOf(makeCheck({pass: 'resource.acl'}));
    const texts = ['a.yaml', 'b.yaml'].map(file => ({file, text}));
    expect(problemsOf(() => parseChecks(texts))).toMatchObject([
      {
        file: 'b.yaml',
        line: 2,
        message: 'bucket-private: the id is taken already',
        mend: 'Choose another one; the first is at a.yaml:2.',
      },
    ]);
  });
});

describe('a fault in a rule is found at its place in the file', () => {
  const around = (pass: string) => `checks:
  - id: bucket-private
    title: Buckets are private
    severity: high
    provider: aws
    resourceType: AwsS3Bucket
    controls: [{edition: '2013', id: A.9.4.1}]
    reads: ['s3:GetBucketAcl']
    explain: {pass: 'Private.', fail: 'Public.'}
    whenEmpty: {verdict: not-applicable, reason: 'No bucket.'}
    ask: Who may read it?
    pass: ${pass}
`;

  it.each([
    ['plain', 'resource.acl == nobody', 12, 27],
    ['single-quoted', "'resource.acl == nobody'", 12, 28],
    ['double-quoted', '"resource.acl == nobody"', 12, 28],
    ['literal block', '|\n      resource.acl ==\n        nobody', 14, 9],
    ['folded block', '>-\n      resource.acl\n      == nobody', 14, 10],
    ['plain over two lines', 'resource.acl\n      == nobody', 13, 10],
    ['with escapes, where only the start is known', '"resource.acl == \\"a\\" || nobody"', 12, 11],
  ])('%s', (_, pass, line, column) => {
    expect(problemsOf(() => parseChecks([{file: 'c.yaml', text: around(pass)}]))).toEqual([
      {
        file: 'c.yaml',
        line,
        column,
        message: 'bucket-private: pass: unknown variable "nobody"',
        mend: 'Use one of: resource, meta, params, now.',
      },
    ]);
  });
});
