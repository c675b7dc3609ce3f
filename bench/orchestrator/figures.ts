/** Milliseconds on the machine's one monotonic clock: comparable between processes. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** @param share 0.5 for the median, 0.99 for the 99th percentile */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** One claim's line: what was measured, what was asked for, and whether that was reached. */
export interface Goal {
  name: string;
  value: number;
  most: number;
  unit: string;
  /** What helps to judge the value. */
  note?: string;
}

export function printGoals(goals: Goal[]): void {
  for (const { name, value, most, unit, note } of goals) {
    console.log(`  ${value <= most ? 'met   ' : 'MISSED'}  ${name}: ${rounded(value)} ${unit} (at most ${most})${note ? `; ${note}` : ''}`);
  }
}

export const rounded = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

export function printTable(head: string[], rows: (string | number)[][]): void {
  const cells = [head, ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? rounded(cell) : cell)))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  for (const row of cells) console.log(`  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')}`);
}
