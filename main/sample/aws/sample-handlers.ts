import type {SampleAccount} from './account.ts';
import {cloudTrailHandlers} from './cloudtrail.ts';
import {ec2Handlers} from './ec2.ts';
import type {Handlers} from './handlers.ts';
import {iamAccountHandlers} from './iam-account.ts';
import {iamPolicyHandlers} from './iam-policies.ts';
import {iamPrincipalHandlers} from './iam-principals.ts';
import {createIamStore} from './iam-store.ts';
import {kmsHandlers} from './kms.ts';
import {s3ControlHandlers, s3Handlers} from './s3.ts';
import type {ServiceName} from './service-models.ts';
import {stsHandlers} from './sts.ts';

/** Every operation that the sample serves, by service. */
export const sampleHandlers = (account: SampleAccount, now: Date): Readonly<Record<ServiceName, Handlers>> => {
  const store = createIamStore(account);
  return {
    sts: stsHandlers(account, now),
    iam: {
      ...iamPrincipalHandlers(store),
      ...iamPolicyHandlers(store),
      ...iamAccountHandlers(store, now, account.general.reportDelayCalls),
    },
    s3: s3Handlers(account),
    s3control: s3ControlHandlers(account),
    ec2: ec2Handlers(account),
    cloudtrail: cloudTrailHandlers(account),
    kms: kmsHandlers(account),
  };
};
