import {z} from 'zod';

/** A record in the service's own words; its members are checked against the service's model when it is sent. */
const Shape = z.record(z.string(), z.unknown());
const shapeWith = <S extends z.core.$ZodLooseShape>(shape: S) => z.looseObject(shape);
const Tags = z.record(z.string(), z.string());
const Time = z.date();

export const Document = z.strictObject({Version: z.string(), Statement: z.array(Shape)});
const Documents = z.record(z.string(), Document);
const PolicyNames = z.array(z.string());

const Region = z.strictObject({
  name: z.string(),
  optIn: z.enum(['opt-in-not-required', 'opted-in', 'not-opted-in']),
});

/** An operation that is refused, where a region or resource is given only there. `resource` is a name, id or ARN in its parameters. */
export const DeniedRule = z.strictObject({
  operation: z.string(),
  region: z.string().optional(),
  resource: z.string().optional(),
});

/** A service that answers "slow down": to its first calls, or to calls over a rate (calls a second). */
export const ThrottleRule = z.strictObject({
  service: z.string(),
  operation: z.string().optional(),
  region: z.string().optional(),
  first: z.number().int().nonnegative().optional(),
  perSecond: z.number().positive().optional(),
});

export const General = z.strictObject({
  company: z.string(),
  account: z.string().regex(/^\d{12}$/),
  alias: z.string(),
  caller: z.strictObject({arn: z.string(), userId: z.string()}),
  /** The most entries a page holds, whatever the caller asks for. */
  pageSize: z.number().int().positive(),
  /** How often the credential report is still being made before it is there. */
  reportDelayCalls: z.number().int().nonnegative(),
  regions: z.array(Region),
  denied: z.array(DeniedRule),
  throttle: z.array(ThrottleRule),
});

const AccessKey = z.strictObject({
  active: z.boolean(),
  created: Time,
  used: Time.optional(),
  service: z.string().optional(),
  region: z.string().optional(),
});

const Mfa = z.enum(['virtual', 'hardware', 'none']);

const User = z.strictObject({
  UserName: z.string(),
  Path: z.string().default('/'),
  CreateDate: Time,
  /** When the password was set; absent for a user without console access. */
  passwordChanged: Time.optional(),
  passwordUsed: Time.optional(),
  mfa: Mfa.default('none'),
  groups: z.array(z.string()).default([]),
  keys: z.array(AccessKey).default([]),
  attached: PolicyNames.default([]),
  inline: Documents.default({}),
  tags: Tags.default({}),
});

const Group = z.strictObject({
  GroupName: z.string(),
  Path: z.string().default('/'),
  CreateDate: Time,
  attached: PolicyNames.default([]),
  inline: Documents.default({}),
});

const Role = z.strictObject({
  RoleName: z.string(),
  Path: z.string().default('/'),
  CreateDate: Time,
  Description: z.string().optional(),
  MaxSessionDuration: z.number().int().default(3600),
  trust: Document,
  used: Time.optional(),
  instanceProfile: z.boolean().default(false),
  attached: PolicyNames.default([]),
  inline: Documents.default({}),
  tags: Tags.default({}),
});

const Policy = z.strictObject({
  PolicyName: z.string(),
  Path: z.string().default('/'),
  Description: z.string().optional(),
  CreateDate: Time,
  document: Document,
  tags: Tags.default({}),
});

export const Iam = z.strictObject({
  root: z.strictObject({
    created: Time,
    passwordUsed: Time.optional(),
    passwordChanged: Time.optional(),
    mfa: Mfa,
    keys: z.array(AccessKey).default([]),
  }),
  /** Absent: the account has none. */
  passwordPolicy: Shape.optional(),
  organizationsFeatures: z.array(z.string()),
  organization: z.string(),
  users: z.array(User),
  groups: z.array(Group),
  roles: z.array(Role),
  /** Policies of the customer's own. */
  policies: z.array(Policy),
  /** The policies of AWS that are used here, shortened. */
  awsPolicies: z.array(Policy),
  serverCertificates: z.array(Shape),
  samlProviders: z.array(Shape),
  oidcProviders: z.array(Shape),
});

const PublicAccessBlock = z.union([z.enum(['all', 'none']), Shape]);

const Bucket = z.strictObject({
  Name: z.string(),
  region: z.string(),
  CreationDate: Time,
  acl: z.enum(['private', 'public-read', 'authenticated-read', 'log-delivery']).default('private'),
  /** Adds the statement that denies requests without TLS. */
  tlsOnly: z.boolean().default(false),
  statements: z.array(Shape).default([]),
  publicAccessBlock: PublicAccessBlock.optional(),
  ownership: z.enum(['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter']).optional(),
  /** `AES256`, or the ARN of a KMS key. */
  encryption: z.string().optional(),
  versioning: z.strictObject({Status: z.string().optional(), MFADelete: z.string().optional()}).default({}),
  logging: Shape.optional(),
  lifecycle: z.array(Shape).optional(),
  replication: Shape.optional(),
  objectLock: Shape.optional(),
  website: Shape.optional(),
  cors: z.array(Shape).optional(),
  tags: Tags.default({}),
});

export const S3 = z.strictObject({
  ownerId: z.string(),
  /** For all buckets of the account; absent: there is none. */
  accountPublicAccessBlock: PublicAccessBlock.optional(),
  buckets: z.array(Bucket),
});

/** What one region has of EC2 and VPC, lists by the name they have in the answers. */
const Ec2Region = z.strictObject({
  EbsEncryptionByDefault: z.boolean().default(false),
  EbsDefaultKmsKeyId: z.string().default('alias/aws/ebs'),
  SnapshotBlockPublicAccess: z.enum(['block-all-sharing', 'block-new-sharing', 'unblocked']).default('unblocked'),
  ImageBlockPublicAccess: z.enum(['block-new-sharing', 'unblocked']).default('unblocked'),
  /** `userData` is the plain text that an instance starts with. */
  Instances: z.array(shapeWith({InstanceId: z.string(), userData: z.string().optional()})).default([]),
  Images: z.array(shapeWith({ImageId: z.string()})).default([]),
  Volumes: z.array(shapeWith({VolumeId: z.string()})).default([]),
  /** `sharedWith` holds account ids, or `all`. */
  Snapshots: z.array(shapeWith({SnapshotId: z.string(), sharedWith: z.array(z.string()).optional()})).default([]),
  SecurityGroups: z.array(shapeWith({GroupId: z.string()})).default([]),
  NetworkAcls: z.array(shapeWith({NetworkAclId: z.string()})).default([]),
  Vpcs: z.array(shapeWith({VpcId: z.string()})).default([]),
  Subnets: z.array(shapeWith({SubnetId: z.string()})).default([]),
  RouteTables: z.array(shapeWith({RouteTableId: z.string()})).default([]),
  InternetGateways: z.array(shapeWith({InternetGatewayId: z.string()})).default([]),
  NatGateways: z.array(shapeWith({NatGatewayId: z.string()})).default([]),
  VpcPeeringConnections: z.array(shapeWith({VpcPeeringConnectionId: z.string()})).default([]),
  VpcEndpoints: z.array(shapeWith({VpcEndpointId: z.string()})).default([]),
  FlowLogs: z.array(shapeWith({FlowLogId: z.string()})).default([]),
  Addresses: z.array(shapeWith({AllocationId: z.string()})).default([]),
});

export const Ec2 = z.strictObject({regions: z.record(z.string(), Ec2Region)});

const Trail = shapeWith({
  Name: z.string(),
  HomeRegion: z.string(),
  TrailARN: z.string(),
  IsMultiRegionTrail: z.boolean(),
  status: Shape,
  eventSelectors: z.array(Shape).optional(),
  advancedEventSelectors: z.array(Shape).optional(),
});

export const CloudTrail = z.strictObject({trails: z.array(Trail)});

const Key = shapeWith({
  KeyId: z.string(),
  region: z.string(),
  KeyState: z.string(),
  KeyManager: z.enum(['CUSTOMER', 'AWS']),
  aliases: z.array(z.string()).default([]),
  rotation: z.boolean().optional(),
  /** Statements beside the one that gives the account itself all rights. */
  statements: z.array(Shape).default([]),
  tags: Tags.default({}),
});

export const Kms = z.strictObject({keys: z.array(Key)});

export type General = z.infer<typeof General>;
export type DeniedRule = z.infer<typeof DeniedRule>;
export type ThrottleRule = z.infer<typeof ThrottleRule>;
export type IamData = z.infer<typeof Iam>;
export type IamUser = z.infer<typeof User>;
export type IamGroup = z.infer<typeof Group>;
export type IamRole = z.infer<typeof Role>;
export type IamPolicy = z.infer<typeof Policy>;
export type S3Data = z.infer<typeof S3>;
export type Bucket = z.infer<typeof Bucket>;
export type Ec2Data = z.infer<typeof Ec2>;
export type Ec2Region = z.infer<typeof Ec2Region>;
export type CloudTrailData = z.infer<typeof CloudTrail>;
export type Trail = z.infer<typeof Trail>;
export type KmsData = z.infer<typeof Kms>;
export type KmsKey = z.infer<typeof Key>;

/** The sample company's AWS account, all copies made and all times fixed. */
export type SampleAccount = {
  readonly general: General;
  readonly iam: IamData;
  readonly s3: S3Data;
  readonly ec2: Ec2Data;
  readonly cloudtrail: CloudTrailData;
  readonly kms: KmsData;
};
