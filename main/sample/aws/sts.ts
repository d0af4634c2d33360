import type {SampleAccount} from './account.ts';
import {type Handlers, required} from './handlers.ts';

/** STS: who the caller is, and roles to assume. Every key is accepted. */
export const stsHandlers = ({general}: SampleAccount, now: Date): Handlers => ({
  GetCallerIdentity: () => ({UserId: general.caller.userId, Account: general.account, Arn: general.caller.arn}),
  AssumeRole: params => {
    const arn = required(params, 'RoleArn', 'ValidationError');
    const session = required(params, 'RoleSessionName', 'ValidationError');
    return {
      Credentials: {
        AccessKeyId: 'ASIASAMPLE0000000000',
        SecretAccessKey: 'sample-secret-that-opens-nothing',
        SessionToken: 'sample-session-token',
        Expiration: new Date(now.getTime() + 3_600_000),
      },
      AssumedRoleUser: {
        AssumedRoleId: `AROASAMPLE00000000000:${session}`,
        Arn: `${arn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${session}`,
      },
    };
  },
});
