export type Email = { subject: string; text: string; html: string };

/** One line and one link: a mail passes through strangers' hands, so it says only where to sign in (security.md T07). */
const LINE = '请登录办理平台查看';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The one body of every mail to staff. `home` is the bare address of the area's first page. */
export function layOut(subject: string, home: string): Email {
  const link = escapeHtml(home);
  const head = `<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`;
  const html = `<!doctype html><html lang="zh-CN">${head}<body><p>${LINE}</p><p><a href="${link}">${link}</a></p></body></html>`;
  return { subject, text: `${LINE}\n${home}\n`, html };
}
