import type {IamUser} from './account.ts';
import type {IamStore} from './iam-store.ts';

const columns =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,' +
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,' +
  'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,' +
  'cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';

/** Times in the report have no milliseconds and an offset instead of Z (IAM user guide, credential report format). */
const stamp = (time: Date): string => time.toISOString().replace(/\.\d{3}Z$/, '+00:00');
const stampOr = (time: Date | undefined, other: string): string => (time === undefined ? other : stamp(time));

type Key = IamUser['keys'][number];

const keyColumns = (key: Key | undefined): string[] =>
  key === undefined
    ? ['false', 'N/A', 'N/A', 'N/A', 'N/A']
    : [
        String(key.active),
        stamp(key.created),
        stampOr(key.used, 'N/A'),
        key.used ? (key.region ?? 'us-east-1') : 'N/A',
        key.used ? (key.service ?? 'sts') : 'N/A',
      ];

const certificates = ['false', 'N/A', 'false', 'N/A'];

/** The credential report as CSV, root first. `not_supported`, `no_information` and `N/A` stand where IAM puts them. */
export const credentialReport = (store: IamStore): string => {
  const {root, users, passwordPolicy} = store.iam;
  const maxAge = passwordPolicy?.MaxPasswordAge;
  const nextRotation = (changed: Date): string =>
    typeof maxAge === 'number' ? stamp(new Date(changed.getTime() + maxAge * 86_400_000)) : 'N/A';
  const rows = [
    [
      '<root_account>',
      `arn:aws:iam::${store.account}:root`,
      stamp(root.created),
      'not_supported',
      stampOr(root.passwordUsed, 'no_information'),
      stampOr(root.passwordChanged, 'not_supported'),
      'not_supported',
      String(root.mfa !== 'none'),
      ...keyColumns(root.keys[0]),
      ...keyColumns(root.keys[1]),
      ...certificates,
    ],
    ...users.map(u => [
      u.UserName,
      store.arn('user', u.Path, u.UserName),
      stamp(u.CreateDate),
      String(u.passwordChanged !== undefined),
      u.passwordChanged === undefined ? 'N/A' : stampOr(u.passwordUsed, 'no_information'),
      stampOr(u.passwordChanged, 'N/A'),
      u.passwordChanged === undefined ? 'N/A' : nextRotation(u.passwordChanged),
      String(u.mfa !== 'none'),
      ...keyColumns(u.keys[0]),
      ...keyColumns(u.keys[1]),
      ...certificates,
    ]),
  ];
  return [columns, ...rows.map(row => row.join(','))].join('\n');
};
