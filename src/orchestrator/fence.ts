/** A text that can't close the tags it stands between. */
export function fenced(text: string): string {
  return text.replace(/<(\/?)(lesson|question|asked|refused|ending|request)>/gi, '‹$1$2›');
}
