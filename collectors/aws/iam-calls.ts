import type {
  GenerateCredentialReportCommandInput,
  GetAccountAuthorizationDetailsCommandInput,
  ListAccessKeysCommandInput,
  ListEntitiesForPolicyCommandInput,
  ListMFADevicesCommandInput,
  ListRolesCommandInput,
  ListServerCertificatesCommandInput,
  ListUsersCommandInput,
  ListVirtualMFADevicesCommandInput,
} from '@aws-sdk/client-iam';
import {byMarker, declare} from './call.ts';

/** The most that a list of IAM gives at once; of itself it gives 100 (IAM API reference, MaxItems). */
export const everyItem = {MaxItems: 1000};

const about = (action: string) => ({scope: 'global', permissions: [`iam:${action}`]}) as const;

export const getAccountSummary = declare(
  'iam',
  'GetAccountSummary',
  about('GetAccountSummary'),
  (sdk, input: object) => new sdk.GetAccountSummaryCommand(input),
);

export const getAccountPasswordPolicy = declare(
  'iam',
  'GetAccountPasswordPolicy',
  about('GetAccountPasswordPolicy'),
  (sdk, input: object) => new sdk.GetAccountPasswordPolicyCommand(input),
);

export const listVirtualMfaDevices = declare(
  'iam',
  'ListVirtualMFADevices',
  about('ListVirtualMFADevices'),
  (sdk, input: ListVirtualMFADevicesCommandInput) => new sdk.ListVirtualMFADevicesCommand(input),
  {next: byMarker},
);

/** Creates a report file and changes nothing else; asked again until the report is complete. */
export const generateCredentialReport = declare(
  'iam',
  'GenerateCredentialReport',
  about('GenerateCredentialReport'),
  (sdk, input: GenerateCredentialReportCommandInput) => new sdk.GenerateCredentialReportCommand(input),
  {next: output => (output.State === 'COMPLETE' ? undefined : {}), pauseMs: 1000, maxPages: 30},
);

export const getCredentialReport = declare(
  'iam',
  'GetCredentialReport',
  about('GetCredentialReport'),
  (sdk, input: object) => new sdk.GetCredentialReportCommand(input),
);

/** Users, groups, roles and the client's own policies with their documents, in few calls. */
export const getAccountAuthorizationDetails = declare(
  'iam',
  'GetAccountAuthorizationDetails',
  about('GetAccountAuthorizationDetails'),
  (sdk, input: GetAccountAuthorizationDetailsCommandInput) => new sdk.GetAccountAuthorizationDetailsCommand(input),
  {next: byMarker},
);

export const listUsers = declare(
  'iam',
  'ListUsers',
  about('ListUsers'),
  (sdk, input: ListUsersCommandInput) => new sdk.ListUsersCommand(input),
  {next: byMarker},
);

export const listAccessKeys = declare(
  'iam',
  'ListAccessKeys',
  about('ListAccessKeys'),
  (sdk, input: ListAccessKeysCommandInput) => new sdk.ListAccessKeysCommand(input),
  {next: byMarker},
);

export const listMfaDevices = declare(
  'iam',
  'ListMFADevices',
  about('ListMFADevices'),
  (sdk, input: ListMFADevicesCommandInput) => new sdk.ListMFADevicesCommand(input),
  {next: byMarker},
);

export const listRoles = declare(
  'iam',
  'ListRoles',
  about('ListRoles'),
  (sdk, input: ListRolesCommandInput) => new sdk.ListRolesCommand(input),
  {next: byMarker},
);

export const listEntitiesForPolicy = declare(
  'iam',
  'ListEntitiesForPolicy',
  about('ListEntitiesForPolicy'),
  (sdk, input: ListEntitiesForPolicyCommandInput) => new sdk.ListEntitiesForPolicyCommand(input),
  {next: byMarker},
);

export const listServerCertificates = declare(
  'iam',
  'ListServerCertificates',
  about('ListServerCertificates'),
  (sdk, input: ListServerCertificatesCommandInput) => new sdk.ListServerCertificatesCommand(input),
  {next: byMarker},
);

export const iamCalls = [
  getAccountSummary,
  getAccountPasswordPolicy,
  listVirtualMfaDevices,
  generateCredentialReport,
  getCredentialReport,
  getAccountAuthorizationDetails,
  listUsers,
  listAccessKeys,
  listMfaDevices,
  listRoles,
  listEntitiesForPolicy,
  listServerCertificates,
] as const;
