import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each process spared saves two seconds of processor time; the more files, the longer the last one keeps the others waiting. */
const MAX_FILES = 12;
/** Few files are better run side by side. */
const MIN_PROCESSES = 12;
/**
 * Who has a process of his own: who kills processes, starts programs that go on beside it, drives a browser, replaces a global, a
 * method or the clock, or measures processor time, for nobody else may notice; and who crawls the whole schema, for he takes long.
 */
const ALONE = {
  folders: ['chaos', 'browser'],
  text: /\bmock\.|globalThis\.\w+ = |process\.cpuUsage|\bspawn\(|kit\/(?:process|crawl)\.js/,
};
/** Those begin first: what takes long. Others of their own come last: what is short fills what is left of the others' time. */
const LONG = /kit\/crawl\.js/;

/**
 * Puts files together that can share a process. Neighbours by name, which are alike and take equally long, go to different ones.
 * @param root the project's folder
 * @param files paths as a developer knows them
 * @returns lists of such paths; a file that needs a process of its own is a list of one
 */
export function groups(root, files) {
  const alone = files.filter((file) => needsItsOwnProcess(root, file));
  const first = alone.filter((file) => LONG.test(compiled(root, file)));
  const others = files.filter((file) => !alone.includes(file));
  const count = Math.max(Math.ceil(others.length / MAX_FILES), Math.min(MIN_PROCESSES, others.length));
  const shared = Array.from({ length: count }, (_, group) => others.filter((_, at) => at % count === group));
  const last = alone.filter((file) => !first.includes(file));
  return [...first.map((file) => [file]), ...shared, ...last.map((file) => [file])];
}

/**
 * What Node's runner is to run for a list of files: written to that folder, and named so that the runner, which goes by names,
 * keeps their order.
 * @returns its path
 */
export function entry(root, list, folder, order) {
  const files = list.map((name) => ({ name, path: join(root, 'dist', name.replace(/\.ts$/, '.js')) }));
  const [first] = list;
  const label = first.replace(/^test\//, '').replace(/\.test\.ts$/, '').replaceAll('/', '.');
  const path = join(folder, `${String(order).padStart(3, '0')}-${label}${list.length > 1 ? `+${list.length - 1}` : ''}.mjs`);
  const alone = `await import(${JSON.stringify(files[0].path)});\n`;
  const together = `import { together } from ${JSON.stringify(join(root, 'scripts', 'test', 'together.mjs'))};\ntogether(${JSON.stringify(files)});\n`;
  writeFileSync(path, list.length > 1 ? together : alone);
  return path;
}

function needsItsOwnProcess(root, file) {
  return ALONE.folders.includes(file.split('/')[1]) || ALONE.text.test(compiled(root, file));
}

function compiled(root, file) {
  return readFileSync(join(root, 'dist', file.replace(/\.ts$/, '.js')), 'utf8');
}
