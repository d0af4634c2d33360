import {type FakeAws, type FakeHandler, startFakeAws} from './fake-aws.ts';

/** Runs work against a fake AWS that is closed afterwards. */
export const withAws = async <T>(
  handlers: Readonly<Record<string, FakeHandler | string>>,
  work: (aws: FakeAws) => Promise<T>,
): Promise<T> => {
  const aws = await startFakeAws(handlers);
  try {
    return await work(aws);
  } finally {
    await aws.close();
  }
};
