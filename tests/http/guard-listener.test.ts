import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerError, answerNotFound, answerOutside, type GuardEnv, outerGuard } from '#app/http/guard.server.ts';
import { createLog } from '#app/http/log.server.ts';

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

const logger = createLog({ mode: 'test' });
const TEXT = '收费投诉 '.repeat(1000);
let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  const origin = `http://localhost:${port}`;
  const app = portal(origin);
  server.on(
    'request',
    getRequestListener(app.fetch, {
      errorHandler: answerOutside({ origin, contact: { phone: '12345', windowAddress: null }, logger }),
    }),
  );
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function portal(origin: string): Hono<GuardEnv> {
  const app = new Hono<GuardEnv>();
  app.use(
    outerGuard({
      origin,
      contact: { phone: '12345', windowAddress: null },
      trustedProxy: [],
      logger,
      bodyLimit: { defaultBytes: 100_000 },
    }),
  );
  app.onError(answerError(logger));
  app.notFound(answerNotFound);
  app.get('/', (c) => c.html(TEXT));
  app.get('/seen', (c) => c.json({ address: c.get('clientAddress'), headers: Object.fromEntries(c.req.raw.headers) }));
  app.get('/secret', (c) => c.html(TEXT, 200, { 'Cache-Control': 'no-store, no-transform' }));
  app.get('/moved', () => Response.redirect(`${origin}/`, 303));
  app.get('/streamed', () => {
    const encoder = new TextEncoder();
    let part = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        part += 1;
        if (part > 50) controller.close();
        else controller.enqueue(encoder.encode(`${part} ${TEXT}`));
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  });
  app.post('/change', async (c) => c.text(String((await c.req.raw.arrayBuffer()).byteLength)));
  app.post('/form', async (c) => c.text(String((await c.req.raw.formData()).get('text'))));
  return app;
}

function ask(path: string, options: { method?: string; headers?: Record<string, string>; chunks?: Buffer[] } = {}) {
  const { method = 'GET', chunks = [] } = options;
  const headers = { host: `localhost:${port}`, ...options.headers };
  return new Promise<Answer>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject);
    for (const chunk of chunks) sent.write(chunk);
    sent.end();
  });
}

function askRaw(head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(head));
    let text = '';
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

const own = () => ({ 'sec-fetch-site': 'same-origin', origin: `http://localhost:${port}` });

describe('over a real connection', () => {
  test('text is compressed for those who accept it', async () => {
    const plain = await ask('/');
    const packed = await ask('/', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toBe('Accept-Encoding');
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.body.length).toBeLessThan(plain.body.length / 10);
    expect(gunzipSync(packed.body).toString()).toBe(TEXT);
    expect(packed.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('a streamed page is compressed whole', async () => {
    const packed = await ask('/streamed', { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    const text = gunzipSync(packed.body).toString();
    expect(text).toHaveLength((await ask('/streamed')).body.toString().length);
    expect(text.startsWith('1 收费')).toBe(true);
  });

  test('a page with a secret can ask not to be compressed', async () => {
    const answer = await ask('/secret', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body.toString()).toBe(TEXT);
  });

  test('the address is that of the socket, whatever the client claims', async () => {
    const headers = { 'x-forwarded-for': '1.2.3.4', forwarded: 'for=1.2.3.4', 'x-forwarded-host': 'evil.example' };
    const seen = JSON.parse((await ask('/seen', { headers })).body.toString());
    expect(seen.address).toBe('127.0.0.1');
    expect(Object.keys(seen.headers).sort()).toEqual(['connection', 'host']);
  });

  test('a redirect made by the platform gets its headers', async () => {
    const answer = await ask('/moved');
    expect(answer.status).toBe(303);
    expect(answer.headers['x-frame-options']).toBe('DENY');
  });

  test('an announced body over the cap is refused before it is read', async () => {
    const chunks = [Buffer.alloc(100_001)];
    const headers = { ...own(), 'content-length': '100001' };
    expect((await ask('/change', { method: 'POST', headers, chunks })).status).toBe(413);
  });

  test.each([
    [100_000, 200, '100000'],
    [100_001, 413, null],
    [400_000, 413, null],
  ])('a body of %i bytes sent in chunks gets %i', async (bytes, status, length) => {
    const chunks = Array.from({ length: 10 }, (_, index) => Buffer.alloc(Math.floor((bytes + index) / 10), 120));
    const answer = await ask('/change', { method: 'POST', headers: own(), chunks });
    expect(answer.status).toBe(status);
    if (length !== null) expect(answer.body.toString()).toBe(length);
    else expect(answer.body.toString()).toContain('内容太大');
  });

  test('a form in chunks is read as usual', async () => {
    const headers = { ...own(), 'content-type': 'application/x-www-form-urlencoded' };
    const chunks = [Buffer.from('text=%E6%94%B6'), Buffer.from('%E8%B4%B9')];
    expect((await ask('/form', { method: 'POST', headers, chunks })).body.toString()).toBe('收费');
  });

  test('a foreign form is refused', async () => {
    expect((await ask('/change', { method: 'POST', chunks: [Buffer.from('x')] })).status).toBe(403);
  });

  test.each(['TRACE', 'PROPFIND'])('%s is refused', async (method) => {
    expect((await ask('/', { method })).status).toBe(405);
  });

  test('CONNECT opens nothing', async () => {
    expect(await askRaw(`CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)).toBe('');
  });

  test.each([
    ['an absolute foreign address', () => `GET http://evil.example/ HTTP/1.1\r\nHost: localhost:${port}\r\n`, 421],
    ['two hosts', () => `GET / HTTP/1.1\r\nHost: localhost:${port}\r\nHost: evil.example\r\n`, 421],
    ['a path in the host', () => `GET / HTTP/1.1\r\nHost: localhost:${port}/evil\r\n`, 400],
    ['a backslash', () => `GET /\\evil.example HTTP/1.1\r\nHost: localhost:${port}\r\n`, 400],
    ['no host', () => 'GET / HTTP/1.0\r\n', 400],
  ])('%s is refused with the security headers', async (_, head, status) => {
    const answer = await askRaw(`${head()}Connection: close\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  });
});
