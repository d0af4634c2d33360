import type {KmsKey, SampleAccount} from './account.ts';
import {AnswerError, type CallContext, cutPage, type Handlers, required} from './handlers.ts';
import type {Plain} from './wire-value.ts';

/** KMS: keys, their policies, rotation and aliases, by region. */
export const kmsHandlers = ({kms, general}: SampleAccount): Handlers => {
  const arnOf = (key: KmsKey): string => `arn:aws:kms:${key.region}:${general.account}:key/${key.KeyId}`;
  const inRegion = (region: string): readonly KmsKey[] => kms.keys.filter(key => key.region === region);
  const find = (params: Plain, {region}: CallContext): KmsKey => {
    const id = required(params, 'KeyId', 'ValidationException');
    const key = inRegion(region).find(k => k.KeyId === id || arnOf(k) === id || k.aliases.includes(id));
    if (key !== undefined) return key;
    throw new AnswerError(
      'NotFoundException',
      `Key 'arn:aws:kms:${region}:${general.account}:key/${id}' does not exist`,
    );
  };
  const page = <T>(items: readonly T[], params: Plain, {pageSize}: CallContext) => {
    const cut = cutPage(items, params.Marker, params.Limit, pageSize, 'InvalidMarkerException');
    return {items: cut.items, paging: {Truncated: cut.next !== undefined, ...(cut.next ? {NextMarker: cut.next} : {})}};
  };
  const policyOf = (key: KmsKey) => ({
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: {AWS: `arn:aws:iam::${general.account}:root`},
        Action: 'kms:*',
        Resource: '*',
      },
      ...key.statements,
    ],
  });
  return {
    ListKeys: (params, context) => {
      const {items, paging} = page(inRegion(context.region), params, context);
      return {Keys: items.map(key => ({KeyId: key.KeyId, KeyArn: arnOf(key)})), ...paging};
    },
    ListAliases: (params, context) => {
      const rows = inRegion(context.region)
        .filter(key => params.KeyId === undefined || key.KeyId === params.KeyId || arnOf(key) === params.KeyId)
        .flatMap(key => key.aliases.map(alias => ({alias, key})));
      const {items, paging} = page(rows, params, context);
      return {
        Aliases: items.map(({alias, key}) => ({
          AliasName: alias,
          AliasArn: `arn:aws:kms:${key.region}:${general.account}:${alias}`,
          TargetKeyId: key.KeyId,
        })),
        ...paging,
      };
    },
    DescribeKey: (params, context) => {
      const key = find(params, context);
      const {region: _, aliases: __, rotation: ___, statements: ____, tags: _____, ...metadata} = key;
      return {
        KeyMetadata: {
          AWSAccountId: general.account,
          Arn: arnOf(key),
          Enabled: key.KeyState === 'Enabled',
          KeyUsage: 'ENCRYPT_DECRYPT',
          KeySpec: 'SYMMETRIC_DEFAULT',
          CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
          EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
          Origin: 'AWS_KMS',
          MultiRegion: false,
          ...metadata,
        },
      };
    },
    GetKeyRotationStatus: (params, context) => {
      const key = find(params, context);
      // While deletion is pending, and for all but symmetric keys, the status is always false (API reference, GetKeyRotationStatus).
      const symmetric = key.KeySpec === undefined || key.KeySpec === 'SYMMETRIC_DEFAULT';
      const on = symmetric && key.KeyState !== 'PendingDeletion' && key.rotation === true;
      return {KeyId: key.KeyId, KeyRotationEnabled: on, ...(on ? {RotationPeriodInDays: 365} : {})};
    },
    GetKeyPolicy: (params, context) => ({Policy: policyOf(find(params, context)), PolicyName: 'default'}),
    ListKeyPolicies: (params, context) => {
      find(params, context);
      return {PolicyNames: ['default'], Truncated: false};
    },
    ListResourceTags: (params, context) => ({
      Tags: Object.entries(find(params, context).tags).map(([TagKey, TagValue]) => ({TagKey, TagValue})),
      Truncated: false,
    }),
  };
};
