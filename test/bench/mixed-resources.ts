import type {Population, Resource} from '../../collectors/collector.ts';

/** One kind of resource, in the shape its collector gives it; `share` of 100 resources are of this kind. */
export type Kind = {readonly type: string; readonly share: number; readonly data: Readonly<Record<string, unknown>>};

const time = '2026-08-01T09:30:00.000Z';
const described = {namespace: 'shop', name: 'web', labels: {app: 'web', team: 'a'}, createdAt: time};
const statement = {
  Effect: 'Allow',
  Principal: {AWS: ['arn:aws:iam::111122223333:root']},
  Action: ['s3:GetObject', 's3:ListBucket', 'kms:Decrypt'],
  Resource: ['arn:aws:s3:::data/*'],
  Conditions: [{operator: 'stringequals', key: 'aws:principalorgid', values: ['o-1']}],
};
const container = {
  name: 'web',
  image: 'registry.k8s.io/shop/web:1.2.3',
  registry: 'registry.k8s.io',
  repository: 'shop/web',
  tag: '1.2.3',
  digest: '',
  role: 'container',
  privileged: false,
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  runAsUser: 1000,
  readOnlyRootFilesystem: true,
  addedCapabilities: [],
  droppedCapabilities: ['ALL'],
  seccompProfile: 'RuntimeDefault',
  hostProcess: false,
  hostPorts: [],
  requests: {cpu: '100m', memory: '128Mi'},
  limits: {memory: '256Mi'},
  credentialEnv: [],
  secretEnv: ['DATABASE'],
};
const permission = {
  IpProtocol: 'tcp',
  FromPort: 443,
  ToPort: 443,
  IpRanges: [{CidrIp: '0.0.0.0/0'}],
  Ipv6Ranges: [{CidrIpv6: '::/0'}],
};
const rule = {verbs: ['get', 'list'], apiGroups: [''], resources: ['pods'], resourceNames: [], nonResourceURLs: []};

/** What 100 resources of a company with accounts and clusters are like. */
export const kinds: readonly Kind[] = [
  {
    type: 'Workload',
    share: 24,
    data: {
      metadata: {...described, kind: 'Deployment', owner: '', static: false},
      pod: {
        hostNetwork: false,
        hostPID: false,
        hostIPC: false,
        serviceAccount: 'web',
        automountServiceAccountToken: false,
        windows: false,
        hostPaths: [],
      },
      containers: [container, {...container, name: 'proxy', runAsNonRoot: false}],
      serviceAccount: {exists: true, automountServiceAccountToken: null},
    },
  },
  {
    type: 'AwsS3Bucket',
    share: 8,
    data: {
      bucket: {Name: 'data', CreationDate: time, BucketRegion: 'eu-west-1'},
      acl: [{Grantee: {Type: 'CanonicalUser', ID: '1'}, Permission: 'FULL_CONTROL'}],
      policy: {Version: '2012-10-17', Statement: [statement, {...statement, Effect: 'Deny'}]},
      policyStatus: {IsPublic: false},
      publicAccessBlock: {BlockPublicAcls: true, IgnorePublicAcls: true, RestrictPublicBuckets: false},
      accountPublicAccessBlock: null,
      encryption: [{ApplyServerSideEncryptionByDefault: {SSEAlgorithm: 'AES256'}}],
      versioning: {Status: 'Enabled'},
      logging: null,
      objectLock: null,
      cloudTrail: [{region: 'eu-west-1', trails: []}],
    },
  },
  {
    type: 'AwsEc2SecurityGroup',
    share: 10,
    data: {
      group: {GroupId: 'sg-1', GroupName: 'web', IpPermissions: [permission, permission], IpPermissionsEgress: []},
    },
  },
  {
    type: 'AwsEc2Instance',
    share: 8,
    data: {
      instance: {
        InstanceId: 'i-1',
        State: {Name: 'running'},
        MetadataOptions: {HttpTokens: 'required', HttpEndpoint: 'enabled'},
        IamInstanceProfile: {Arn: 'arn:aws:iam::111122223333:instance-profile/web'},
      },
      userData: {SecretShapes: []},
    },
  },
  {type: 'AwsEc2Volume', share: 8, data: {volume: {VolumeId: 'vol-1', Encrypted: true, State: 'in-use', Size: 100}}},
  {
    type: 'AwsEc2Snapshot',
    share: 5,
    data: {
      snapshot: {SnapshotId: 'snap-1'},
      sharing: {RestorableByAll: false},
      blockPublicAccess: {State: 'unblocked'},
    },
  },
  {type: 'AwsEc2Subnet', share: 3, data: {subnet: {SubnetId: 'subnet-1', MapPublicIpOnLaunch: false}}},
  {
    type: 'AwsEc2NetworkAcl',
    share: 2,
    data: {
      acl: {
        Entries: [
          {Egress: false, RuleAction: 'allow', CidrBlock: '0.0.0.0/0', Protocol: '6', PortRange: {From: 443, To: 443}},
          {Egress: true, RuleAction: 'allow', CidrBlock: '0.0.0.0/0', Protocol: '-1'},
        ],
      },
    },
  },
  {
    type: 'AwsEc2Vpc',
    share: 1,
    data: {vpc: {VpcId: 'vpc-1'}, flowLogs: [{FlowLogStatus: 'ACTIVE', TrafficType: 'ALL'}]},
  },
  {
    type: 'AwsIamUser',
    share: 3,
    data: {
      user: {UserName: 'ana', CreateDate: time},
      policies: {PolicyNames: [], AttachedManagedPolicies: []},
      accessKeys: [{AccessKeyId: 'key', Status: 'Active', CreateDate: time}],
      mfaDevices: [],
      credentialReport: {
        password_enabled: 'true',
        password_last_used: '2026-11-01T08:00:00+00:00',
        password_last_changed: '2026-05-01T08:00:00+00:00',
        mfa_active: 'true',
        access_key_1_active: 'true',
        access_key_1_last_used_date: 'N/A',
        access_key_1_last_rotated: '2026-05-01T08:00:00+00:00',
        access_key_2_active: 'false',
        access_key_2_last_used_date: 'N/A',
        access_key_2_last_rotated: 'N/A',
      },
    },
  },
  {type: 'AwsIamAccessKey', share: 2, data: {key: {AccessKeyId: 'key', Status: 'Active', CreateDate: time}}},
  {
    type: 'AwsIamPolicy',
    share: 3,
    data: {policy: {AttachmentCount: 2, Document: {Statement: [statement, statement, statement]}}},
  },
  {
    type: 'AwsKmsKey',
    share: 3,
    data: {
      key: {
        KeyManager: 'CUSTOMER',
        KeyState: 'Enabled',
        KeySpec: 'SYMMETRIC_DEFAULT',
        Origin: 'AWS_KMS',
        CreationDate: time,
      },
      policy: {Statement: [statement, statement]},
      rotation: {KeyRotationEnabled: true},
    },
  },
  {
    type: 'RbacRole',
    share: 4,
    data: {
      metadata: {...described, kind: 'ClusterRole', bootstrapped: false},
      rules: [rule, rule, {...rule, verbs: ['*']}],
    },
  },
  {
    type: 'RbacBinding',
    share: 4,
    data: {
      metadata: {...described, kind: 'RoleBinding', bootstrapped: false},
      subjects: [{kind: 'Group', name: 'developers', namespace: '', id: 'Group:developers'}],
      roleRef: {kind: 'ClusterRole', name: 'view'},
      role: {rules: [rule], bootstrapped: true},
      missingServiceAccounts: [],
    },
  },
  {
    type: 'ServiceAccount',
    share: 4,
    data: {metadata: described, token: {automount: null}, bindings: ['shop/RoleBinding/web']},
  },
  {
    type: 'Service',
    share: 3,
    data: {
      metadata: described,
      exposure: {type: 'ClusterIP', internal: false, externalIPs: [], sourceRanges: [], nodePorts: []},
    },
  },
  {type: 'Ingress', share: 1, data: {metadata: described, tls: {hostsWithout: []}}},
  {
    type: 'NetworkPolicy',
    share: 1,
    data: {
      metadata: described,
      policy: {name: 'deny', allPods: true, ingress: true, egress: false, ingressRules: 0, egressRules: 0},
    },
  },
  {
    type: 'Namespace',
    share: 2,
    data: {
      metadata: {...described, annotations: []},
      pods: {count: 12},
      networkPolicies: [{name: 'deny', allPods: true, ingress: true, egress: true, ingressRules: 0, egressRules: 0}],
      resourceQuotas: 1,
      limitRanges: 0,
    },
  },
  {
    type: 'Node',
    share: 1,
    data: {
      metadata: described,
      status: {ready: true, zone: 'a'},
      system: {
        kubelet: 'v1.34.1',
        kubeletMinor: 34,
        os: 'linux',
        osImage: 'Ubuntu 24.04',
        windowsBuild: '',
        runtimeName: 'containerd',
        runtimeCycle: '2.1',
      },
      cluster: {minor: 34, version: 'v1.34.1'},
    },
  },
];

/** The read behind every part that was answered, and the one that was denied. */
export const answeredRead = 'R-000001';
export const deniedRead = 'R-000002';

/** The types that are looked for, in one account and one cluster. */
export const mixedPopulations: readonly Population[] = kinds.map(({type}) => ({
  type,
  target: 'target',
  region: 'region',
  reads: [answeredRead],
}));

/** So many resources of all kinds, each parsed from its own JSON as from a store; in one of ten a part was denied. */
export function* mixedResources(count: number): Generator<Resource> {
  const texts = kinds.flatMap(({type, share, data}) => Array<string>(share).fill(jsonOf(type, data, false)));
  const denied = kinds.flatMap(({type, share, data}) => Array<string>(share).fill(jsonOf(type, data, true)));
  for (let index = 0; index < count; index++) {
    const text = (index % 10 === 0 ? denied : texts)[(index * 37) % texts.length] ?? '';
    yield Object.assign(JSON.parse(text) as Resource, {id: `resource-${index}`, name: `name-${index}`});
  }
}

const jsonOf = (type: string, data: Readonly<Record<string, unknown>>, withDenied: boolean): string => {
  const gone = withDenied ? Object.keys(data).at(-1) : undefined;
  return JSON.stringify({
    id: '',
    name: '',
    type,
    target: 'target',
    region: 'region',
    data: Object.fromEntries(Object.entries(data).filter(([part]) => part !== gone)),
    reads: Object.fromEntries(Object.keys(data).map(part => [part, [part === gone ? deniedRead : answeredRead]])),
  });
};
