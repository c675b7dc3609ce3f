import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { DISK_FULL, giveToFolderOwner } from './files.js';

const MAX_BYTES = 1_000_000;
const TAIL_LINES = 12;
const REMIND_MS = 60_000;

/** What PostgreSQL says, in a file of at most 1 MB and its predecessor, and the last lines in memory. */
export class ServerLog {
  private lines: string[] = [];
  private bytes: number;
  private remindedAt = Number.NEGATIVE_INFINITY;
  /** Whether PostgreSQL has ever said so since this process started it. */
  diskWasFull = false;

  constructor(
    private readonly path: string,
    /** told at most once a minute what an operator should know at once */
    private readonly onTrouble: (message: string) => void,
  ) {
    this.bytes = existsSync(path) ? statSync(path).size : 0;
  }

  append(text: string): void {
    if (DISK_FULL.test(text)) {
      this.diskWasFull = true;
      this.trouble('the disk is full: free some space');
    }
    this.lines = [...this.lines, ...text.split('\n').filter((line) => line.trim() !== '')].slice(-TAIL_LINES);
    try {
      if (this.bytes > MAX_BYTES) {
        renameSync(this.path, `${this.path}.1`);
        this.bytes = 0;
      }
      appendFileSync(this.path, text, { mode: 0o600 });
      if (this.bytes === 0) giveToFolderOwner(this.path);
      this.bytes += Buffer.byteLength(text);
    } catch (error) {
      // A log that can't be written must not end the server that it is about.
      this.trouble(`its log can't be written (${(error as Error).message})`);
    }
  }

  /** Forgets the tail, so that it tells of the next start only. */
  clearTail(): void {
    this.lines = [];
  }

  tail(): string {
    return this.lines.join('\n');
  }

  private trouble(message: string): void {
    const now = performance.now();
    if (now - this.remindedAt < REMIND_MS) return;
    this.remindedAt = now;
    this.onTrouble(message);
  }
}
