import { CannotRebuildError, type Rebuilt } from '#app/files/rebuild/rebuilt.ts';

const MOST_CHARACTERS = 400_000;
/** So that old editors read it as what it is. */
const MARK = '\uFEFF';
/** The first line of every such copy, in the officers' language. */
const HEAD = '文字副本：只有看得见的文字，没有图片、批注、页眉页脚和隐藏的内容。';
// What steers, turns the reading direction, or has no width.
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}]/gu;

/** A copy of text alone, lines ended as old editors want them. Throws CannotRebuildError where nothing is there, or too much. */
export function textCopy(lines: string): Rebuilt {
  const seen = lines
    .replace(UNSEEN, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (seen === '' || seen.length > MOST_CHARACTERS) throw new CannotRebuildError('No text, or too much of it');
  const text = `${MARK}${HEAD}\n\n${seen}\n`.replaceAll('\n', '\r\n');
  return { mediaType: 'text/plain', bytes: Buffer.from(text, 'utf8') };
}
