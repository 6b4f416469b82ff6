/** One plain ASCII address: no display name, quotes, comments or commas (security.md §1c). */
const MAIL_ADDRESS =
  /^[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
/** Of the whole address (RFC 5321 §4.5.3.1). */
const LONGEST_ADDRESS = 254;

/** Whether mail may be sent to this address. Stricter than the standards on purpose: nothing a parser could misread. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && MAIL_ADDRESS.test(text);
}
