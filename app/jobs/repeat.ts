export type Repetition = {
  /** Does the work now, after what is running, and waits for it. */
  now: () => Promise<void>;
  /** No further round; waits for the one that is running. */
  stop: () => Promise<void>;
};

/**
 * Does the work at once and again so many seconds after each end; rounds never overlap. The work must not throw. The
 * timer does not keep the process alive.
 */
export function repeat(work: () => Promise<void>, seconds: number): Repetition {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const now = () => {
    running = running.then(() => (isStopped ? undefined : work()));
    return running;
  };
  const round = async () => {
    await now();
    if (!isStopped) timer = setTimeout(round, seconds * 1000).unref();
  };
  void round();
  return {
    now,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
