import type {Tag} from '@aws-sdk/client-ec2';
import type {AccountRun} from './account-run.ts';

/** The ARN of a thing in EC2, which EC2's own answers mostly leave out. */
export const ec2Arn = (run: AccountRun, region: string, kind: string, id: string): string =>
  `arn:${run.partition}:ec2:${region}:${run.account}:${kind}/${id}`;

/** The name people gave a thing by its `Name` tag, else its id. */
export const nameOf = ({Tags}: {Tags?: Tag[] | undefined}, id: string): string =>
  Tags?.find(({Key}) => Key === 'Name')?.Value || id;
