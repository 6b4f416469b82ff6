import { randomBytes, randomUUID } from 'node:crypto';
import { type HttpBindings, RequestError } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, ErrorHandler, MiddlewareHandler, Next, NotFoundHandler } from 'hono';
import { compress } from 'hono/compress';
import type { CountyContact } from '#app/domain/county-site.ts';
import { clientAddressOf, stripForwardingHeaders, trustProxies } from '#app/http/client-address.server.ts';
import { describeError, type Log, routeClassOf } from '#app/http/log.server.ts';
import { type RefusalKind, refusalPage } from '#app/http/refusal.server.ts';
import { DEFAULT_CACHE_CONTROL, securityHeaders } from '#app/http/security-headers.server.ts';

/**
 * What the guard leaves for each request: `c.get('nonce')` for scripts, where one asks, the request id, and the client's
 * address for limits only.
 */
export type GuardVariables = { nonce: string; contact: CountyContact; requestId: string; clientAddress: string };
export type GuardEnv = { Bindings: Partial<HttpBindings>; Variables: GuardVariables };
export type BodyLimit = { defaultBytes: number; uploadBytes: number; uploadPrefixes: readonly string[] };
export type GuardOptions = {
  origin: string;
  /** Stands on every page that the guard answers with. */
  contact: CountyContact;
  trustedProxy: readonly string[];
  bodyLimit?: Partial<BodyLimit>;
  logger: Log;
};
type GuardContext = Context<GuardEnv>;
type Site = { origin: URL; hosts: ReadonlySet<string>; bodyLimit: BodyLimit };

const MEGABYTE = 1_048_576;
const DEFAULT_BODY_LIMIT: BodyLimit = { defaultBytes: MEGABYTE, uploadBytes: 22 * MEGABYTE, uploadPrefixes: [] };
const LONGEST_URL = 2048;
const READING_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const METHODS = [...READING_METHODS, 'POST', 'PUT', 'PATCH', 'DELETE'];
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The outer guard, before the framework and every static file: allowed hosts, no forwarding headers, form origin, caps of
 * body and URL, request id, nonce, security headers on every response, compression, one log line (security.md D-02).
 * Upload prefixes are paths without language prefix.
 */
export function outerGuard(options: GuardOptions): MiddlewareHandler<GuardEnv> {
  const origin = new URL(options.origin);
  const bodyLimit = { ...DEFAULT_BODY_LIMIT, ...options.bodyLimit };
  const site = { origin, hosts: allowedHosts(origin), bodyLimit };
  const proxies = trustProxies(options.trustedProxy);
  return async (c, next) => {
    const startedAt = performance.now();
    c.set('nonce', newNonce());
    c.set('contact', options.contact);
    c.set('requestId', randomUUID());
    c.set('clientAddress', clientAddressOf(peerOf(c), c.req.raw.headers.get('x-forwarded-for'), proxies));
    stripForwardingHeaders(c.req.raw.headers);
    const refusal = refusalFor(c, site);
    if (refusal !== null) replaceResponse(c, refusalPage(refusal, c.req.path, pageFacts(c)));
    else await answer(c, next, { cap: capFor(c.req.path, site.bodyLimit), logger: options.logger });
    setHeaders(c, origin.protocol === 'https:');
    options.logger.logRequest({
      requestId: c.get('requestId'),
      method: METHODS.includes(c.req.method) ? c.req.method : 'OTHER',
      routeClass: routeClassOf(c.req.path),
      status: c.res.status,
      ms: Math.round(performance.now() - startedAt),
    });
  };
}

/** For `app.onError`: logs name and place under a random error id and answers a generic page showing that id. */
export function answerError(logger: Log): ErrorHandler<GuardEnv> {
  return (error, c) => failurePage(c, error, logger);
}

/** For `app.notFound`: the small 404 page, where the framework does not answer itself. */
export const answerNotFound: NotFoundHandler<GuardEnv> = (c) => refusalPage('not_found', c.req.path, pageFacts(c));

/**
 * For the `errorHandler` of `getRequestListener`: requests so malformed that they never become one (no Host,
 * backslash in the path) get a page with the security headers too.
 */
export function answerOutside({
  origin,
  contact,
  logger,
}: Pick<GuardOptions, 'origin' | 'contact' | 'logger'>): (error: unknown) => Response {
  const https = new URL(origin).protocol === 'https:';
  return (error) => {
    const errorId = newErrorId();
    const isUnreadable = error instanceof RequestError;
    if (!isUnreadable) logger.logError({ requestId: null, errorId, ...describeError(error) });
    const nonce = newNonce();
    const page = isUnreadable
      ? refusalPage('bad_request', '/', { nonce, contact })
      : refusalPage('failure', '/', { nonce, contact, errorId });
    for (const [name, value] of Object.entries(securityHeaders({ nonce, https }))) page.headers.set(name, value);
    return page;
  };
}

function pageFacts(c: GuardContext): Pick<GuardVariables, 'nonce' | 'contact'> {
  return { nonce: c.get('nonce'), contact: c.get('contact') };
}

function newNonce(): string {
  return randomBytes(16).toString('base64');
}

function newErrorId(): string {
  return randomBytes(5).toString('hex');
}

function refusalFor(c: GuardContext, site: Site): RefusalKind | null {
  const { method, url } = c.req;
  const host = c.req.header('host') ?? new URL(url).host;
  if (!site.hosts.has(host.toLowerCase()) || !site.hosts.has(new URL(url).host)) return 'host';
  if (!METHODS.includes(method)) return 'method';
  if (url.length - new URL(url).origin.length > LONGEST_URL) return 'address_too_long';
  if (READING_METHODS.includes(method)) return null;
  if (!isFromOwnPage(c, `${site.origin.protocol}//${host.toLowerCase()}`)) return 'foreign_form';
  const announced = c.req.header('content-length');
  if (announced !== undefined && !(Number(announced) <= capFor(c.req.path, site.bodyLimit))) return 'too_large';
  return null;
}

// `own` is ORIGIN itself, or on a developer's machine the loopback name in use. An absent Origin is enough only beside
// Sec-Fetch-Site, which pages cannot forge; neither of both is refused, and so is "null".
function isFromOwnPage(c: GuardContext, own: string): boolean {
  const fetchSite = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false;
  return origin === undefined ? fetchSite === 'same-origin' : withoutDefaultPort(origin) === withoutDefaultPort(own);
}

function withoutDefaultPort(origin: string): string {
  return origin.replace(/^(https:\/\/.*):443$|^(http:\/\/.*):80$/, '$1$2');
}

function allowedHosts(origin: URL): ReadonlySet<string> {
  const names = LOOPBACK_NAMES.includes(origin.hostname) ? LOOPBACK_NAMES : [origin.hostname];
  if (origin.port !== '') return new Set(names.map((name) => `${name}:${origin.port}`));
  const defaultPort = origin.protocol === 'https:' ? 443 : 80;
  return new Set(names.flatMap((name) => [name, `${name}:${defaultPort}`]));
}

function capFor(path: string, { defaultBytes, uploadBytes, uploadPrefixes }: BodyLimit): number {
  const plain = path.replace(/^\/(?:en|ru)(?=\/)/, '');
  const isUpload = uploadPrefixes.some((prefix) => beginsLike(plain, prefix));
  return isUpload ? uploadBytes : defaultBytes;
}

/** Part by part; `*` stands for any one. */
function beginsLike(path: string, prefix: string): boolean {
  const parts = path.split('/');
  return prefix.split('/').every((part, place) => (part === '*' ? parts[place] : part) === parts[place]);
}

async function answer(c: GuardContext, next: Next, { cap, logger }: { cap: number; logger: Log }): Promise<void> {
  const body = countBody(c, cap);
  try {
    await compressText(c, next);
  } catch (error) {
    replaceResponse(c, failurePage(c, error, logger));
  }
  if (body.isOverCap()) replaceResponse(c, refusalPage('too_large', c.req.path, pageFacts(c)));
}

const compressText = compress();

// A body without announced length (chunked) is counted while it is read, never collected here.
function countBody(c: GuardContext, cap: number): { isOverCap: () => boolean } {
  let bytes = 0;
  const isUncounted = !READING_METHODS.includes(c.req.method) && c.req.header('content-length') === undefined;
  const body = isUncounted ? c.req.raw.body : null;
  if (body !== null) {
    const counted = body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.byteLength;
          if (bytes > cap) controller.error(new Error('The body is larger than its cap'));
          else controller.enqueue(chunk);
        },
      }),
    );
    c.req.raw = new Request(c.req.raw, { body: counted, duplex: 'half' } as RequestInit);
  }
  return { isOverCap: () => bytes > cap };
}

function failurePage(c: GuardContext, error: unknown, logger: Log): Response {
  const errorId = newErrorId();
  logger.logError({ requestId: c.get('requestId'), errorId, ...describeError(error) });
  return refusalPage('failure', c.req.path, { ...pageFacts(c), errorId });
}

// Hono merges the headers of the response it replaces into the new one; a refusal keeps none of them.
function replaceResponse(c: GuardContext, response: Response): void {
  c.res = undefined;
  c.res = response;
}

function setHeaders(c: GuardContext, https: boolean): void {
  const headers = { ...securityHeaders({ nonce: c.get('nonce'), https }), 'X-Request-Id': c.get('requestId') };
  if (isFrozen(c.res.headers)) c.res = new Response(c.res.body, c.res);
  // A download's own, stricter policy (sandbox) stays.
  const isDownload = c.res.headers.get('Content-Disposition')?.startsWith('attachment') === true;
  for (const [name, value] of Object.entries(headers)) {
    if (isDownload && name === 'Content-Security-Policy' && c.res.headers.has(name)) continue;
    c.res.headers.set(name, value);
  }
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', DEFAULT_CACHE_CONTROL);
}

// A response that came from fetch or Response.redirect throws at every change of its headers.
function isFrozen(headers: Headers): boolean {
  try {
    headers.delete('x-request-id');
    return false;
  } catch {
    return true;
  }
}

function peerOf(c: GuardContext): string | undefined {
  return c.env?.incoming === undefined ? undefined : getConnInfo(c).remote.address;
}
