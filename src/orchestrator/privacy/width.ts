/** A text with the letters, digits and signs of full width as ASCII has them; each is one code unit, so that positions stay. */
export function halfWidth(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replaceAll('−', '-');
}
