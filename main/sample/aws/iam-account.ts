import {credentialReport} from './credential-report.ts';
import {AnswerError, type Handlers} from './handlers.ts';
import {mfaDevices, userShape} from './iam-principals.ts';
import {type IamStore, iamPage, noSuchEntity} from './iam-store.ts';

/** IAM's calls about the account as a whole. The credential report is being made for `delayCalls` calls before it is there. */
export const iamAccountHandlers = (store: IamStore, now: Date, delayCalls: number): Handlers => {
  const {iam} = store;
  let asked = 0;
  return {
    ListAccountAliases: () => ({AccountAliases: [store.alias], IsTruncated: false}),
    GetAccountPasswordPolicy: () => {
      if (iam.passwordPolicy === undefined) {
        throw noSuchEntity(`The Password Policy with domain name ${store.account} cannot be found.`);
      }
      return {PasswordPolicy: iam.passwordPolicy};
    },
    GetAccountSummary: () => ({
      SummaryMap: {
        Users: iam.users.length,
        UsersQuota: 5000,
        Groups: iam.groups.length,
        GroupsQuota: 300,
        Roles: iam.roles.length,
        RolesQuota: 1000,
        Policies: iam.policies.length,
        PoliciesQuota: 1500,
        ServerCertificates: iam.serverCertificates.length,
        InstanceProfiles: iam.roles.filter(r => r.instanceProfile).length,
        MFADevices: iam.users.filter(u => u.mfa !== 'none').length + (iam.root.mfa === 'none' ? 0 : 1),
        MFADevicesInUse: iam.users.filter(u => u.mfa !== 'none').length + (iam.root.mfa === 'none' ? 0 : 1),
        AccountMFAEnabled: iam.root.mfa === 'none' ? 0 : 1,
        AccountAccessKeysPresent: iam.root.keys.length === 0 ? 0 : 1,
        AccountPasswordPresent: 1,
        AccountSigningCertificatesPresent: 0,
        Providers: iam.samlProviders.length + iam.oidcProviders.length,
      },
    }),
    ListVirtualMFADevices: (p, {pageSize}) => {
      const rootDevice = {
        SerialNumber: `arn:aws:iam::${store.account}:mfa/root-account-mfa-device`,
        EnableDate: iam.root.created,
        User: {UserId: store.account, Arn: `arn:aws:iam::${store.account}:root`, CreateDate: iam.root.created},
      };
      const devices = [
        ...(iam.root.mfa === 'virtual' ? [rootDevice] : []),
        ...iam.users
          .filter(u => u.mfa === 'virtual')
          .flatMap(u =>
            mfaDevices(store, u).map(({SerialNumber, EnableDate}) => ({
              SerialNumber,
              EnableDate,
              User: userShape(store, u),
            })),
          ),
      ];
      const {items, paging} = iamPage(p.AssignmentStatus === 'Unassigned' ? [] : devices, p, pageSize);
      return {VirtualMFADevices: items, ...paging};
    },
    GenerateCredentialReport: () => {
      asked += 1;
      return asked > delayCalls
        ? {State: 'COMPLETE'}
        : {State: 'STARTED', Description: 'No report exists. Starting a new report generation task'};
    },
    GetCredentialReport: () => {
      if (asked === 0) throw new AnswerError('ReportNotPresent', 'No report exists; it must be generated first.', 410);
      if (asked <= delayCalls) throw new AnswerError('ReportInProgress', 'The report is still being generated.', 404);
      return {Content: credentialReport(store), ReportFormat: 'text/csv', GeneratedTime: now};
    },
    ListServerCertificates: (p, {pageSize}) => {
      const {items, paging} = iamPage(iam.serverCertificates, p, pageSize);
      return {ServerCertificateMetadataList: items, ...paging};
    },
    ListSAMLProviders: () => ({SAMLProviderList: iam.samlProviders}),
    ListOpenIDConnectProviders: () => ({OpenIDConnectProviderList: iam.oidcProviders}),
    ListOrganizationsFeatures: () => ({
      OrganizationId: iam.organization,
      EnabledFeatures: iam.organizationsFeatures,
    }),
  };
};
