import { styleText } from 'node:util';

const INDENT = '   ';

// styleText leaves the colours out where standard output is no terminal, or NO_COLOR is set.
export const bold = (text: string): string => styleText('bold', text);
export const dim = (text: string): string => styleText('dim', text);
export const green = (text: string): string => styleText('green', text);

export function write(text: string): void {
  process.stdout.write(text);
}

export function heading(text: string): void {
  write(`\n${bold(text)}\n`);
}

export function line(text = ''): void {
  write(`${indented(text)}\n`);
}

/** For text that comes in pieces: every line of it is indented, the first one by whoever begins. */
export function indented(text: string): string {
  return `${INDENT}${continued(text)}`;
}

export function continued(text: string): string {
  return text.replaceAll('\n', `\n${INDENT}`);
}

export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}

/** An exact amount: a micro-dollar has six decimals. */
export function dollars(microUsd: number): string {
  return `$${(microUsd / 1_000_000).toFixed(6)}`;
}
