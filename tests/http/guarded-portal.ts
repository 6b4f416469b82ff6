import { Hono } from 'hono';
import { answerError, answerNotFound, type GuardEnv, type GuardOptions, outerGuard } from '#app/http/guard.server.ts';
import { createLog } from '#app/http/log.server.ts';

export const ORIGIN = 'https://portal.example.gov.cn';
export const HOST = 'portal.example.gov.cn';
export const PEER = { incoming: { socket: { remoteAddress: '203.0.113.9' } } };

/** A small portal behind the guard, with what it logged and changed. */
export function guardedPortal(options: Partial<GuardOptions> = {}) {
  const lines: string[] = [];
  const changes: string[] = [];
  const logger = createLog({ mode: 'test', destination: { write: (line: string) => void lines.push(line) } });
  const app = new Hono<GuardEnv>();
  app.use(
    outerGuard({
      origin: ORIGIN,
      contact: { phone: '12345', windowAddress: null },
      trustedProxy: [],
      logger,
      ...options,
    }),
  );
  app.onError(answerError(logger));
  app.notFound(answerNotFound);
  app.get('/', (c) => c.html('<p>home</p>'));
  app.get('/seen', (c) =>
    c.json({
      nonce: c.get('nonce'),
      requestId: c.get('requestId'),
      clientAddress: c.get('clientAddress'),
      headers: Object.fromEntries(c.req.raw.headers),
    }),
  );
  app.get('/asset', () => new Response('x', { headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } }));
  app.get('/moved', () => Response.redirect(`${ORIGIN}/`, 303));
  app.get('/broken', () => {
    throw new TypeError('王小明 13800000000');
  });
  app.get('/broken-oddly', () => {
    throw '王小明';
  });
  const taking = ['/change', '/report/evidence/1', '/ru/report/evidence/1', '/apply/n1/files', '/apply/n1/other'];
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], taking, async (c) => {
    const body = await c.req.text();
    changes.push(c.req.method);
    return c.text(String(body.length));
  });
  const ask = (path: string, init: RequestInit = {}, env: object = PEER) =>
    app.request(`${ORIGIN}${path}`, { ...init, headers: { host: HOST, ...init.headers } }, env);
  return { app, ask, lines, changes };
}

export const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin', origin: ORIGIN };
