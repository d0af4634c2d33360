/** Milliseconds of processor time since `start`, or since the process began: unlike the clock it does not count what others do meanwhile. */
export const processorTime = (start = 0): number => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1_000 - start;
};
