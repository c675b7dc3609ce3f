const UNITS: [name: string, milliseconds: number][] = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

/** How long ago something was, in words: "3 hours". */
export function ageOf(moment: Date, now = new Date()): string {
  const milliseconds = now.getTime() - moment.getTime();
  const [name, size] = UNITS.find(([, unit]) => milliseconds >= unit) ?? ['minute', 60_000];
  const count = Math.max(1, Math.floor(milliseconds / size));
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
