export type Email = { subject: string; text: string; html: string };

/** One line and one link: a mail passes through strangers' hands, so it says only where to sign in (security.md T07). */
const LINE = '请登录办理平台查看';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The one body of every mail to staff. `home` is the bare address of the area's first page. */
export function layOut(subject: string, home: string): Email {
  return layOutLines('zh-CN', subject, [LINE, { href: home }]);
}

/** A mail of plain lines and bare addresses, as text and as simple HTML. */
export function layOutLines(language: string, subject: string, lines: readonly (string | { href: string })[]): Email {
  const head = `<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`;
  const body = lines
    .map((line) => `<p>${typeof line === 'string' ? escapeHtml(line) : linkTo(line.href)}</p>`)
    .join('');
  const text = lines.map((line) => `${typeof line === 'string' ? line : line.href}\n`).join('');
  return { subject, text, html: `<!doctype html><html lang="${language}">${head}<body>${body}</body></html>` };
}

function linkTo(href: string): string {
  const link = escapeHtml(href);
  return `<a href="${link}">${link}</a>`;
}
