/** Longest story, in characters as people count them (code points); every other text holds `LONGEST_SHORT_TEXT`. */
export const LONGEST_STORY = 3000;
export const LONGEST_SHORT_TEXT = 500;

const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085]/g;
const WIDE_SPACES = /[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
// Marks, embeddings, overrides and isolates of writing direction can make a text read other than it is stored; zero-width
// spaces and the byte order mark hide in pasted text. The joiners stay: emoji and some scripts need them.
const INVISIBLE_TRICKS = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const NOTHING_VISIBLE = /^[\p{White_Space}\p{Cf}\p{Mn}\p{Me}]*$/u;

/**
 * A typed text as it is stored: NFC, line ends as \n, no control characters, nothing that turns the writing direction,
 * trimmed. Empty when nothing visible is left.
 */
export function cleanText(typed: string): string {
  const cleaned = typed
    .replace(LINE_ENDS, '\n')
    .replace(WIDE_SPACES, ' ')
    .replace(CONTROLS, '')
    .replace(INVISIBLE_TRICKS, '')
    .normalize('NFC')
    .trim();
  return NOTHING_VISIBLE.test(cleaned) ? '' : cleaned;
}

/** The same for a text of one line: line ends become spaces. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/g, ' ');
}

/** How many characters a text has: an emoji of one code point is one, whatever its length in memory. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
