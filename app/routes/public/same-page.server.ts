import { changeLook, isLookChange } from '#app/components/layout/look.ts';
import { COOKIE_SET } from '#app/components/layout/needs-cookie.tsx';
import { ANSWERED, SWITCH, TO_LANGUAGE } from '#app/components/layout/page-form.tsx';
import { areaOfPath } from '#app/domain/staff-area.ts';
import type { PageShown } from '#app/load-context.ts';
import { lookCookie, readLook, withLook } from '#app/routes/public/look-cookie.server.ts';

/** Answers a request of this site. */
type Open = (request: Request, shown: PageShown) => Promise<Response>;

const PLAIN_FORM = 'application/x-www-form-urlencoded';

/**
 * The answer to a form that leads to no other page: language or look were changed on a page whose form keeps nothing, or the
 * browser keeps no cookie, so that nothing can begin. The same page is shown with what was typed, which is stored nowhere and
 * stands in no address; an answer that was on the page is given again. Null for every other request.
 */
export async function answerSamePage(request: Request, open: Open): Promise<Response | null> {
  const form = await readPlainForm(request);
  if (form === null) return null;
  const pressed = form.get(SWITCH) ?? '';
  if (pressed === TO_LANGUAGE || isLookChange(pressed)) return answerSwitch(request, { form, pressed, open });
  const stoodOn = form.get(COOKIE_SET);
  if (stoodOn === null || request.headers.has('Cookie')) return null;
  const page = ownAddress(stoodOn, request);
  return page === null ? null : open(...asShown(page, request.headers, form, true));
}

async function answerSwitch(request: Request, given: { form: URLSearchParams; pressed: string; open: Open }) {
  const { form, pressed, open } = given;
  if (!isLookChange(pressed)) return open(...asShown(request.url, request.headers, form, false));
  const look = changeLook(readLook(request), pressed);
  const page = await open(...asShown(request.url, withLook(request.headers, look), form, false));
  page.headers.append('Set-Cookie', lookCookie(look));
  return page;
}

/** The page as somebody would open it, or as its form was answered. */
function asShown(url: string, sent: Headers, form: URLSearchParams, lacksCookie: boolean): [Request, PageShown] {
  const headers = new Headers(sent);
  headers.delete('Content-Length');
  const isAnswered = form.has(ANSWERED);
  for (const name of [SWITCH, ANSWERED, COOKIE_SET]) form.delete(name);
  if (isAnswered) return [new Request(url, { method: 'POST', headers, body: form }), { typed: null, lacksCookie }];
  headers.delete('Content-Type');
  const typed = new Map([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
  return [new Request(url, { headers }), { typed, lacksCookie }];
}

/** The fields of a public form; the body of the request stays to be read. */
async function readPlainForm(request: Request): Promise<URLSearchParams | null> {
  const isPlainForm = request.method === 'POST' && request.headers.get('Content-Type')?.startsWith(PLAIN_FORM) === true;
  if (!isPlainForm || areaOfPath(new URL(request.url).pathname) !== undefined) return null;
  return new URLSearchParams(await request.clone().text());
}

function ownAddress(path: string, request: Request): string | null {
  const { origin } = new URL(request.url);
  const address = /^\/(?![/\\])/.test(path) ? new URL(path, origin) : null;
  return address?.origin === origin ? address.href : null;
}
