import {createServer, type IncomingMessage, type Server} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import type {AddressInfo} from 'node:net';

/** One request as the fake saw it. */
export type FakeCall = {
  readonly operation: string;
  readonly region: string;
  readonly accessKey: string;
  readonly sessionToken: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
};

export type FakeAnswer = {
  readonly status?: number;
  readonly body: string;
  readonly type?: string;
  readonly headers?: Record<string, string>;
};

export type FakeHandler = (
  call: FakeCall,
  count: number,
) => FakeAnswer | string | Promise<FakeAnswer | string> | 'hang';

export type FakeAws = {
  readonly url: string;
  readonly calls: readonly FakeCall[];
  /** Ids of all calls so far. */
  operations(): readonly string[];
  /** Resolves when the operation was asked for the n-th time. */
  asked(operation: string, times?: number): Promise<void>;
  close(): Promise<void>;
};

export const account = '123456789012';

/** A fake AWS with bodies written by hand (not by the SDK's schemas), so that a protocol error of ours shows. */
export const startFakeAws = async (
  handlers: Readonly<Record<string, FakeHandler | string>> = {},
  tls?: {readonly key: string; readonly cert: string},
): Promise<FakeAws> => {
  const calls: FakeCall[] = [];
  const waiting: {operation: string; times: number; resolve: () => void}[] = [];
  const count = (operation: string): number => calls.filter(call => call.operation === operation).length;
  const onRequest: Parameters<typeof createServer>[1] = (request, response) => {
    void readBody(request).then(async body => {
      const call = parseCall(request, body);
      calls.push(call);
      for (const wait of waiting) if (count(wait.operation) >= wait.times) wait.resolve();
      const handler = handlers[call.operation] ?? defaults[call.operation];
      const answer = typeof handler === 'function' ? await handler(call, count(call.operation)) : handler;
      if (answer === 'hang') return;
      const {
        status = 200,
        body: text,
        type,
        headers,
      } = answer === undefined
        ? error(call, 'NoSuchHandler', 400)
        : typeof answer === 'string'
          ? {body: wrap(call.operation, answer)}
          : {...answer};
      response.writeHead(status, {
        'content-type': type ?? (isJson(call.operation) ? 'application/x-amz-json-1.1' : 'text/xml;charset=UTF-8'),
        'x-amzn-requestid': `request-${calls.indexOf(call) + 1}`,
        ...headers,
      });
      response.end(text);
    });
  };
  const server: Server = tls ? createTlsServer(tls, onRequest) : createServer(onRequest);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    calls,
    operations: () => calls.map(({operation}) => operation),
    asked: (operation, times = 1) =>
      new Promise(resolve => {
        if (count(operation) >= times) resolve();
        else waiting.push({operation, times, resolve});
      }),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** The error answer of a service in its own dialect. */
export const error = (call: {readonly operation: string}, code: string, status: number): FakeAnswer => {
  const message = `${code} on ${call.operation}`;
  const [service] = call.operation.split(':');
  if (isJson(call.operation)) return {status, body: JSON.stringify({__type: code, message})};
  if (service === 'ec2') {
    const inner = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
    return {status, body: `<Response><Errors>${inner}</Errors><RequestID>r</RequestID></Response>`};
  }
  if (service === 's3') return {status, body: `<Error><Code>${code}</Code><Message>${message}</Message></Error>`};
  const inner = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  return {status, body: `<ErrorResponse>${inner}<RequestId>r</RequestId></ErrorResponse>`};
};

/** A handler that always answers with an error. */
export const failing =
  (code: string, status: number): FakeHandler =>
  call =>
    error(call, code, status);

const isJson = (operation: string): boolean => /^(kms|cloudtrail):/.test(operation);

const wrap = (operation: string, inner: string): string => {
  const [service, name] = operation.split(':');
  if (isJson(operation) || /^s3(control)?$/.test(service ?? '')) return inner;
  if (service === 'ec2') return `<${name}Response><requestId>r</requestId>${inner}</${name}Response>`;
  return `<${name}Response><${name}Result>${inner}</${name}Result></${name}Response>`;
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

const s3Operations: Readonly<Record<string, string>> = {
  acl: 'GetBucketAcl',
  policy: 'GetBucketPolicy',
  policyStatus: 'GetBucketPolicyStatus',
  publicAccessBlock: 'GetPublicAccessBlock',
  encryption: 'GetBucketEncryption',
  versioning: 'GetBucketVersioning',
  logging: 'GetBucketLogging',
  'object-lock': 'GetObjectLockConfiguration',
  location: 'GetBucketLocation',
};

/** S3 Control, which signs as S3 does (GetPublicAccessBlock, S3 Control API reference). */
const accountBlockRequest = 'GET /v20180820/configuration/publicAccessBlock';

const parseCall = (request: IncomingMessage, body: string): FakeCall => {
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(request.headers.authorization ?? '');
  const [accessKey = '', region = '', service = ''] = scope?.slice(1) ?? [];
  const token = request.headers['x-amz-security-token'];
  const about = {accessKey, region, sessionToken: typeof token === 'string' ? token : undefined};
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    const parameters = JSON.parse(body || '{}') as Record<string, string>;
    return {...about, operation: `${service}:${target.split('.').pop()}`, parameters};
  }
  const form = new URLSearchParams(body);
  if (form.has('Action')) {
    return {...about, operation: `${service}:${form.get('Action')}`, parameters: Object.fromEntries(form)};
  }
  const url = new URL(request.url ?? '/', 'http://fake');
  const accountId = request.headers['x-amz-account-id'];
  if (typeof accountId === 'string' && `${request.method} ${url.pathname}` === accountBlockRequest) {
    return {...about, operation: 's3control:GetPublicAccessBlock', parameters: {AccountId: accountId}};
  }
  const bucket = url.pathname.split('/')[1] ?? '';
  const name = Object.entries(s3Operations).find(([query]) => url.searchParams.has(query))?.[1];
  const operation = `s3:${bucket === '' ? 'ListBuckets' : (name ?? `${request.method} ${request.url}`)}`;
  return {...about, operation, parameters: {...Object.fromEntries(url.searchParams), Bucket: bucket}};
};

/** An empty account in one region: every declared operation answers, and there is hardly anything. */
const defaults: Readonly<Record<string, FakeHandler | string>> = {
  'sts:GetCallerIdentity': `<Arn>arn:aws:iam::${account}:user/auditor</Arn><UserId>AIDA</UserId><Account>${account}</Account>`,
  'iam:GetAccountSummary':
    '<SummaryMap><entry><key>AccountMFAEnabled</key><value>1</value></entry><entry><key>AccountAccessKeysPresent</key><value>0</value></entry><entry><key>AccountPasswordPresent</key><value>1</value></entry></SummaryMap>',
  'iam:GetAccountPasswordPolicy': failing('NoSuchEntity', 404),
  'iam:ListVirtualMFADevices': '<IsTruncated>false</IsTruncated><VirtualMFADevices/>',
  'iam:GenerateCredentialReport': '<State>COMPLETE</State>',
  'iam:GetCredentialReport': () => credentialReport([]),
  'iam:GetAccountAuthorizationDetails':
    '<IsTruncated>false</IsTruncated><UserDetailList/><GroupDetailList/><RoleDetailList/><Policies/>',
  'iam:ListUsers': '<Users/><IsTruncated>false</IsTruncated>',
  'iam:ListAccessKeys': '<AccessKeyMetadata/><IsTruncated>false</IsTruncated>',
  'iam:ListMFADevices': '<MFADevices/><IsTruncated>false</IsTruncated>',
  'iam:ListRoles': '<Roles/><IsTruncated>false</IsTruncated>',
  'iam:ListEntitiesForPolicy': '<PolicyGroups/><PolicyUsers/><PolicyRoles/><IsTruncated>false</IsTruncated>',
  'iam:ListServerCertificates': '<ServerCertificateMetadataList/><IsTruncated>false</IsTruncated>',
  's3:ListBuckets': '<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>',
  's3:GetBucketAcl':
    '<AccessControlPolicy><AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>owner</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>',
  's3:GetBucketPolicy': failing('NoSuchBucketPolicy', 404),
  's3:GetBucketPolicyStatus': failing('NoSuchBucketPolicy', 404),
  's3:GetPublicAccessBlock': failing('NoSuchPublicAccessBlockConfiguration', 404),
  's3control:GetPublicAccessBlock': failing('NoSuchPublicAccessBlockConfiguration', 404),
  's3:GetBucketEncryption': failing('ServerSideEncryptionConfigurationNotFoundError', 404),
  's3:GetBucketVersioning': '<VersioningConfiguration/>',
  's3:GetBucketLogging': '<BucketLoggingStatus/>',
  's3:GetBucketLocation': '<LocationConstraint>eu-west-1</LocationConstraint>',
  's3:GetObjectLockConfiguration': failing('ObjectLockConfigurationNotFoundError', 404),
  'ec2:DescribeRegions':
    '<regionInfo><item><regionName>us-east-1</regionName><optInStatus>opt-in-not-required</optInStatus></item></regionInfo>',
  'ec2:DescribeInstances': '<reservationSet/>',
  'ec2:DescribeInstanceAttribute': '<instanceId>i-1</instanceId><userData/>',
  'ec2:DescribeImages': '<imagesSet/>',
  'ec2:DescribeVolumes': '<volumeSet/>',
  'ec2:DescribeSnapshots': '<snapshotSet/>',
  'ec2:DescribeSecurityGroups': '<securityGroupInfo/>',
  'ec2:DescribeNetworkAcls': '<networkAclSet/>',
  'ec2:DescribeVpcs': '<vpcSet/>',
  'ec2:DescribeSubnets': '<subnetSet/>',
  'ec2:DescribeFlowLogs': '<flowLogSet/>',
  'ec2:GetEbsEncryptionByDefault': '<ebsEncryptionByDefault>true</ebsEncryptionByDefault>',
  'ec2:GetSnapshotBlockPublicAccessState': '<state>unblocked</state>',
  'ec2:GetImageBlockPublicAccessState': '<imageBlockPublicAccessState>unblocked</imageBlockPublicAccessState>',
  'cloudtrail:DescribeTrails': '{"trailList":[]}',
  'cloudtrail:GetTrailStatus': '{"IsLogging":true}',
  'cloudtrail:GetEventSelectors': '{"EventSelectors":[{"ReadWriteType":"All","IncludeManagementEvents":true}]}',
  'kms:ListKeys': '{"Keys":[],"Truncated":false}',
};

/** The list of enabled regions. */
export const regions = (...names: readonly string[]): string =>
  `<regionInfo>${names.map(name => `<item><regionName>${name}</regionName><optInStatus>opt-in-not-required</optInStatus></item>`).join('')}</regionInfo>`;

/** A list of buckets with their regions. */
export const buckets = (...names: readonly string[]): string =>
  `<ListAllMyBucketsResult><Buckets>${names.map(name => `<Bucket><Name>${name}</Name><CreationDate>2026-01-02T03:04:05.000Z</CreationDate><BucketRegion>us-east-1</BucketRegion></Bucket>`).join('')}</Buckets></ListAllMyBucketsResult>`;

/** A page of users. */
export const users = (names: readonly string[], marker?: string): string =>
  `<Users>${names.map(name => `<member><UserName>${name}</UserName><Path>/</Path><UserId>AIDA${name}</UserId><Arn>arn:aws:iam::${account}:user/${name}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate></member>`).join('')}</Users><IsTruncated>${marker !== undefined}</IsTruncated>${marker ? `<Marker>${marker}</Marker>` : ''}`;

const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
];

/** The inner answer of GetCredentialReport; members that a row leaves out are N/A. */
export const credentialReport = (rows: readonly Readonly<Record<string, string>>[]): string => {
  const csv = [columns.join(','), ...rows.map(row => columns.map(column => row[column] ?? 'N/A').join(','))].join('\n');
  const content = Buffer.from(csv).toString('base64');
  return `<Content>${content}</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>2026-01-01T00:00:00Z</GeneratedTime>`;
};
