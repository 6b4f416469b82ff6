import { isOn, readParts, walk } from '#app/files/rebuild/office-parts.ts';
import { CannotRebuildError, type Rebuilt } from '#app/files/rebuild/rebuilt.ts';
import { textCopy } from '#app/files/rebuild/text-copy.ts';

const BODY = 'word/document.xml';
/** What was taken out by its writer, and what stands there a second time for older programs. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'mc:Fallback']);
const BREAKS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
]);

/**
 * The text of a Word document as somebody reads it: no author, no comments, nothing deleted or hidden, no pictures, no
 * headers and footers. Throws CannotRebuildError.
 */
export function rebuildDocument(bytes: Uint8Array): Rebuilt {
  const body = readParts(bytes, (name) => name === BODY).get(BODY);
  if (body === undefined) throw new CannotRebuildError('The document has no text');
  return textCopy(linesOf(body));
}

/** A piece of one look: its text counts unless it is hidden. */
type Run = { text: string; isHidden: boolean };

function linesOf(body: string): string {
  let lines = '';
  let leftOut = 0;
  let isText = false;
  // A drawing within a piece holds pieces of its own.
  const runs: Run[] = [];
  walk(body, {
    open(name, attributes) {
      if (LEFT_OUT.has(name)) leftOut += 1;
      if (name === 'w:r') runs.push({ text: '', isHidden: false });
      const run = runs.at(-1);
      if (!run) return;
      if (name === 'w:t') isText = true;
      if (name === 'w:vanish' && isOn(attributes['w:val'])) run.isHidden = true;
      run.text += BREAKS.get(name) ?? '';
    },
    text(text) {
      const run = runs.at(-1);
      if (isText && run) run.text += text;
    },
    close(name) {
      if (LEFT_OUT.has(name)) leftOut -= 1;
      if (name === 'w:t') isText = false;
      if (name === 'w:r') {
        const run = runs.pop();
        if (run && !run.isHidden && leftOut === 0) lines += run.text;
      }
      if (name === 'w:p') lines += '\n';
      if (name === 'w:tc') lines = `${lines.replace(/\n$/, '')}\t`;
      if (name === 'w:tr') lines += '\n';
    },
  });
  return lines;
}
