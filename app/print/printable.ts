/**
 * A text of which every character can be drawn: one that the font lacks becomes a box with its code point, so that it is
 * seen to be missing and can be looked up. What only steers (marks of direction, joiners) is left out.
 */
export function printable(text: string, canDraw: (codePoint: number) => boolean): string {
  return Array.from(text.normalize('NFC'), (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (/^[\p{Cf}\p{Cc}]$/u.test(character)) return '';
    return canDraw(codePoint) ? character : `□(U+${codePoint.toString(16).toUpperCase().padStart(4, '0')})`;
  }).join('');
}

/**
 * The pieces of a text between which a line may end: at blanks and between Chinese characters, never before closing or
 * after opening punctuation, nor inside “11 月”. A piece keeps the blank behind it.
 */
export function linePieces(text: string): string[] {
  const piece =
    /[（「《“‘(]*(?:\d+ (?=\p{Script=Han}))?(?:\p{Script=Han}|[^ \p{Script=Han}，。、；：）」》”’！？（「《“‘]+)[，。、；：）」》”’！？)]*[ ]*|./gu;
  return text.match(piece) ?? [];
}

/** Breaks a text into lines of at most `width`, as `measure` has it. A piece wider than a line is broken anywhere. */
export function wrapLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string) => measure(candidate.trimEnd()) <= width;
  for (const piece of linePieces(text).flatMap((one) => (fits(one) ? [one] : Array.from(one)))) {
    if (line !== '' && !fits(line + piece)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].filter((one) => one !== '');
}
