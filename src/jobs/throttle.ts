const EVERY_MS = 10_000;

/** Passes on the first of a flood of errors and then one every ten seconds: a back end that is away says so without end. */
export function throttled(report: (error: Error) => void): (error: Error) => void {
  let quietUntil = 0;
  return (error) => {
    if (Date.now() < quietUntil) return;
    quietUntil = Date.now() + EVERY_MS;
    report(error);
  };
}
