/**
 * Runs several test files in this process, one after the other, each as a suite of its own name: what they all import is
 * loaded and compiled once. A file's own before, after, beforeEach and afterEach are its suite's and reach no other file.
 */
import { createRequire } from 'node:module';
import { describe } from 'node:test';

const require = createRequire(import.meta.url);

/** @param files names as in reports, and the compiled files' paths */
export function together(files) {
  // Not import(): only what is called before describe's function returns belongs to its suite.
  for (const { name, path } of files) describe(name, () => void require(path));
}
