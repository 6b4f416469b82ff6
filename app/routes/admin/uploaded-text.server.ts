/** The text of a file as office programs write it: UTF-8 with or without its mark, UTF-16 with one, or GB18030. */
export function uploadedText(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 2);
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Most bytes of a file with a table or a calendar. */
export const MAX_TEXT_FILE_BYTES = 1_048_576;

/** Whether this is no text at all but what a PDF or an office program wraps: signs that no table has. */
export function isNoText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells it
  return text.startsWith('%PDF-') || /[\u0000-\u0008\u000e-\u001a]/.test(text);
}
