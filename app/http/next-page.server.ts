const ASKS = 'X-Asks';
const NEXT_PAGE = 'X-Next-Page';
/** A page that leads on leads on at most this often. */
const MOST_HOPS = 3;

/** Answers a request of this site. */
type Open = (request: Request) => Promise<Response>;

/**
 * A form sent by the page's own script asks where a redirect leads, since a script cannot see it. `next-page`: its address
 * alone. `page`: the page itself too, so that a slow line is waited for once and not twice. Anything else is answered as it is.
 */
export async function answerNextPage(request: Request, answer: Response, open: Open): Promise<Response> {
  const asked = request.headers.get(ASKS);
  const next = ownAddress(answer);
  if (!next || (asked !== 'next-page' && asked !== 'page')) return answer;
  if (asked === 'page') return (await openNext(request, answer, open)) ?? addressAlone(answer, next);
  return addressAlone(answer, next);
}

/** Where the answer leads on this site; null when it is a page or leads elsewhere. */
function ownAddress(answer: Response): string | null {
  const next = answer.headers.get('Location');
  return answer.status === 303 && next?.startsWith('/') && !next.startsWith('//') ? next : null;
}

function addressAlone(answer: Response, next: string): Response {
  const headers = new Headers(answer.headers);
  headers.delete('Location');
  headers.set(NEXT_PAGE, next);
  return new Response(null, { status: 204, headers });
}

/** The page at the end of the way, with every cookie set on it; null when it is none that a script can show. */
async function openNext(request: Request, first: Response, open: Open): Promise<Response | null> {
  const cookies = cookiesOf(request);
  const set: string[] = [];
  let answer = first;
  let next: string | null = null;
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const leads = ownAddress(answer);
    if (!leads) break;
    next = leads;
    for (const cookie of answer.headers.getSetCookie()) {
      set.push(cookie);
      keep(cookies, cookie);
    }
    answer = await open(pageRequest(request, next, cookies));
  }
  if (!next || answer.status !== 200 || !answer.headers.get('Content-Type')?.startsWith('text/html')) return null;
  const page = await answer.text();
  if (hasOwnScript(page)) return null;
  const headers = new Headers(answer.headers);
  for (const cookie of set) headers.append('Set-Cookie', cookie);
  headers.set(NEXT_PAGE, next);
  return new Response(page.replace(SHEET, ''), { status: 200, headers });
}

/** The page that asks has the same sheet already. */
const SHEET = /<style[^>]*>[^<]*<\/style>/;

/** A script runs only where the browser opens the page. */
function hasOwnScript(page: string): boolean {
  return page.includes('<script', page.indexOf('<body'));
}

/** What the browser would ask for next. */
function pageRequest(request: Request, next: string, cookies: ReadonlyMap<string, string>): Request {
  const headers = new Headers(request.headers);
  for (const name of [ASKS, 'Content-Type', 'Content-Length', 'Cookie']) headers.delete(name);
  if (cookies.size > 0) headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  return new Request(new URL(next, request.url), { headers });
}

function cookiesOf(request: Request): Map<string, string> {
  const pairs = (request.headers.get('Cookie') ?? '').split('; ').filter((pair) => pair.includes('='));
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

/** As the browser keeps it: one that ends at once is gone. */
function keep(cookies: Map<string, string>, setCookie: string): void {
  const [pair = '', ...attributes] = setCookie.split('; ');
  const name = pair.slice(0, pair.indexOf('='));
  if (attributes.some((one) => /^max-age=0$/i.test(one))) cookies.delete(name);
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1));
}
