const POLL_MS = 1_000;

/**
 * Calls `onGone` once when the process that started this one is gone: when npm or its shell is killed, nobody is left
 * who would pass on a Ctrl-C. Returns a function that ends the watch; the watch keeps no process alive.
 * @param startedByNpm whether to watch at all; without npm, outliving one's shell is what nohup is for
 */
export function watchParent(onGone: () => void, startedByNpm: boolean): () => void {
  if (!startedByNpm) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS).unref();
  return () => clearInterval(timer);
}
