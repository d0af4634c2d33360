import {describe, expect, it} from 'vitest';
import {createThrottle} from '../../main/sample/aws/faults.ts';
import {AnswerError, cutPage} from '../../main/sample/aws/handlers.ts';
import {readQuery} from '../../main/sample/aws/read-query.ts';
import {loadServiceModel} from '../../main/sample/aws/service-models.ts';
import {escapeXml} from '../../main/sample/aws/write-xml.ts';

describe('a page', () => {
  const all = (count: number, limit: number | undefined, size: number): number[][] => {
    const items = Array.from({length: count}, (_, index) => index);
    const pages: number[][] = [];
    let token: string | undefined;
    do {
      const page = cutPage(items, token, limit, size, 'Bad');
      pages.push([...page.items]);
      token = page.next;
    } while (token !== undefined);
    return pages;
  };

  it.each([
    [0, undefined, 15, [0]],
    [15, undefined, 15, [15]],
    [16, undefined, 15, [15, 1]],
    [16, 100, 15, [15, 1]],
    [5, 2, 15, [2, 2, 1]],
    [2, 0, 1, [1, 1]],
  ])('of %i entries, %s asked for and at most %i given', (count, limit, size, lengths) => {
    const pages = all(count, limit, size);
    expect(pages.map(p => p.length)).toEqual(lengths);
    expect(pages.flat()).toEqual(Array.from({length: count}, (_, index) => index));
  });

  it.each([
    'nonsense',
    '5',
    Buffer.from('sample-page:99').toString('base64url'),
    Buffer.from('sample-page:-1').toString('base64url'),
  ])('is refused for the token %s', token => {
    expect(() => cutPage([1, 2], token, undefined, 1, 'InvalidNextToken')).toThrow(AnswerError);
  });
});

describe('a throttle', () => {
  const asked = {service: 'iam', operation: 'ListUsers', params: {}, region: 'us-east-1'};

  it('by rate lets exactly so many calls a second through, and refills with time', () => {
    const throttled = createThrottle([{service: 'iam', perSecond: 4}]);
    const passed = (count: number, at: number) =>
      Array.from({length: count}, () => throttled(asked, at)).filter(t => !t).length;
    expect(passed(10, 1000)).toBe(4);
    expect(passed(10, 1250)).toBe(1);
    expect(passed(10, 3000)).toBe(4);
  });

  it('holds for its service, operation and region only', () => {
    const throttled = createThrottle([{service: 'iam', operation: 'ListRoles', region: 'eu-west-1', first: 9}]);
    expect(throttled(asked, 0)).toBe(false);
    expect(throttled({...asked, operation: 'ListRoles'}, 0)).toBe(false);
    expect(throttled({...asked, operation: 'ListRoles', region: 'eu-west-1'}, 0)).toBe(true);
  });
});

describe('the wire', () => {
  it.each([
    ['a<b>&"c"', 'a&lt;b&gt;&amp;&quot;c&quot;'],
    ['line\r\nline', 'line&#xD;\nline'],
    ['bell\u0007 and nul\u0000', 'bell and nul'],
    ['Zoë 你好 🚚', 'Zoë 你好 🚚'],
  ])('carries %j', (text, escaped) => {
    expect(escapeXml(text)).toBe(escaped);
  });

  it('takes the lists of a query in the order of their numbers, nested ones too', async () => {
    const ec2 = await loadServiceModel('ec2');
    const model = ec2.operations.get('DescribeInstances');
    const form = new URLSearchParams();
    for (const n of [10, 2, 1]) form.append(`InstanceId.${n}`, `i-${n}`);
    form.append('Filter.1.Name', 'vpc-id');
    form.append('Filter.1.Value.2', 'b');
    form.append('Filter.1.Value.1', 'a');
    form.append('MaxResults', '7');
    form.append('Nonsense.1', 'x');
    expect(model && readQuery(model.input, form, 'ec2')).toEqual({
      InstanceIds: ['i-1', 'i-2', 'i-10'],
      Filters: [{Name: 'vpc-id', Values: ['a', 'b']}],
      MaxResults: 7,
    });
    const iam = await loadServiceModel('iam');
    const details = iam.operations.get('GetAccountAuthorizationDetails');
    const filter = new URLSearchParams({'Filter.member.2': 'Role', 'Filter.member.1': 'User'});
    expect(details && readQuery(details.input, filter, 'query')).toEqual({Filter: ['User', 'Role']});
  });
});
