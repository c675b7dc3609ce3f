/**
 * Loaded before a test file's process does anything else. Node's runner follows every promise from its making to its end, to
 * know whose an error is that nobody caught: a fifth of the processor time, and a third of the memory. Timers, sockets and suites
 * it follows still. A rejection that nobody handles fails its file instead of its test, and stands in the output, whole.
 */
const hooks = require('node:async_hooks');
const { isMainThread } = require('node:worker_threads');

// The runner's own process, which runs no test, has no context; a worker of the tests' has the program's own handling.
if (process.env.NODE_TEST_CONTEXT !== undefined && isMainThread) {
  const { createHook } = hooks;
  hooks.createHook = (options) => createHook({ trackPromises: false, ...options });
  process.on('unhandledRejection', (reason) => {
    console.error(reason);
    process.exitCode = 1;
  });
}
