import { describe, expect, test } from 'vitest';
import { guardedPortal, SAME_ORIGIN } from '#tests/http/guarded-portal.ts';

describe('every response', () => {
  test.each<[string, number, string, RequestInit]>([
    ['a page', 200, '/', {}],
    ['a redirect with frozen headers', 303, '/moved', {}],
    ['an unknown page', 404, '/nowhere', {}],
    ['an error', 500, '/broken', {}],
    ['something thrown that is no error', 500, '/broken-oddly', {}],
    ['a foreign form', 403, '/change', { method: 'POST' }],
    ['a wrong host', 421, '/', { headers: { host: 'evil.example' } }],
    ['a long address', 414, `/?${'q'.repeat(3000)}`, {}],
    ['an unknown method', 405, '/', { method: 'PROPFIND' }],
    [
      'a body that is too large',
      413,
      '/change',
      { method: 'POST', headers: { ...SAME_ORIGIN, 'content-length': '9999999' } },
    ],
  ])('%s (%i) has the security headers', async (_, status, path, init) => {
    const response = await guardedPortal().ask(path, init);
    expect(response.status).toBe(status);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'nonce-[A-Za-z0-9+/]{22}=='; /);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('is kept in no cache, unless it says so itself', async () => {
    expect((await guardedPortal().ask('/asset')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
  });

  test('of an error says nothing of the inside, in the page and in the log', async () => {
    for (const path of ['/broken', '/broken-oddly']) {
      const { ask, lines } = guardedPortal();
      const page = await (await ask(path)).text();
      expect(page).not.toMatch(/王小明|13800000000|TypeError|\bat\b|guard/);
      const errorId = /错误编号: ([0-9a-f]{10})</.exec(page)?.[1];
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 50, errorId });
      expect(lines.join('')).not.toMatch(/王小明|13800000000/);
    }
  });

  test.each([
    ['/nowhere', 'zh-CN', '没有这个页面'],
    ['/en/nowhere', 'en', 'Page not found'],
    ['/ru/nowhere', 'ru', 'Страница не найдена'],
    ['/english', 'zh-CN', '没有这个页面'],
  ])('refused at %s is in %s', async (path, lang, title) => {
    const response = await guardedPortal().ask(path);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    expect(page).toContain(`<html lang="${lang}">`);
    expect(page).toContain(title);
    expect(page).not.toContain('<script');
    const nonce = /<style nonce="([^"]+)">/.exec(page)?.[1] ?? 'none';
    expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(page).toContain('href="tel:12345"');
  });
});

describe('a page that did not come', () => {
  const withWindow = { contact: { phone: '12345', windowAddress: '人民路1号 <2>' } };
  const pageAt = async (path: string, options = {}) => (await guardedPortal(options).ask(path)).text();

  test.each([
    ['/nowhere', '<p>办事窗口 <span'],
    ['/en/nowhere', '<p>Service window: <span'],
    ['/ru/nowhere', '<p>Окно приёма: <span'],
    ['/broken', '<p>办事窗口 <span'],
  ])('%s names the window beside the phone', async (path, words) => {
    expect(await pageAt(path, withWindow)).toContain(`${words} lang="zh-CN">人民路1号 &lt;2&gt;</span></p>`);
    expect(await pageAt(path)).not.toContain(words);
  });

  test.each([
    ['/report/nowhere', '/exit', '立即离开'],
    ['/en/report/step/x', '/en/exit', 'Leave now'],
    ['/ru/track/case/x', '/ru/exit', 'Быстро выйти'],
  ])('%s keeps the way out', async (path, exit, words) => {
    expect(await pageAt(path)).toContain(`<form method="post" action="${exit}"><button>${words}</button></form>`);
  });

  test.each(['/nowhere', '/en/reports', '/desk/track', '/tracks'])('%s has none', async (path) => {
    expect(await pageAt(path)).not.toContain('<form');
  });
});

describe('the log', () => {
  test('has one line a request, without path, query, address or header', async () => {
    const { ask, lines } = guardedPortal();
    await ask('/report/7K4QM2WTRX?name=王小明', { headers: { cookie: 'a=secret', 'user-agent': 'browser' } });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ method: 'GET', routeClass: '/report/:id', status: 404 });
    expect(lines[0]).not.toMatch(/7K4QM|name|203\.0|secret|browser/);
  });

  test('has a line for what is refused', async () => {
    const { ask, lines } = guardedPortal();
    await ask('/change', { method: 'POST' });
    await ask('/', { method: 'PROPFIND' });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { method: 'POST', status: 403 },
      { method: 'OTHER', status: 405 },
    ]);
  });
});

describe('the caps', () => {
  test('of the address are 2048 characters with the query', async () => {
    const { ask } = guardedPortal();
    expect((await ask(`/?${'q'.repeat(2046)}`)).status).toBe(200);
    expect((await ask(`/?${'q'.repeat(2047)}`)).status).toBe(414);
  });

  const MEGABYTE = 1_048_576;
  const limits = {
    bodyLimit: { defaultBytes: 1000, uploadBytes: 5000, uploadPrefixes: ['/report/evidence', '/apply/*/files'] },
  };

  test.each([
    ['/change', 1000],
    ['/report/evidence/1', 5000],
    ['/ru/report/evidence/1', 5000],
    ['/apply/n1/files', 5000],
    ['/apply/n1/other', 1000],
  ])('of the body of %s are %i bytes, announced or counted', async (path, most) => {
    const { ask, changes } = guardedPortal(limits);
    const send = (bytes: number, isAnnounced: boolean) =>
      ask(path, {
        method: 'POST',
        body: 'x'.repeat(bytes),
        headers: { ...SAME_ORIGIN, ...(isAnnounced ? { 'content-length': String(bytes) } : {}) },
      });
    for (const isAnnounced of [true, false]) {
      expect((await send(most, isAnnounced)).status).toBe(200);
      expect((await send(most + 1, isAnnounced)).status).toBe(413);
    }
    expect(changes).toHaveLength(2);
  });

  test('are 1 MB by default, and a length that is no number is refused', async () => {
    const { ask } = guardedPortal();
    const send = (length: string) =>
      ask('/change', { method: 'POST', body: 'x', headers: { ...SAME_ORIGIN, 'content-length': length } });
    expect((await send(String(MEGABYTE))).status).toBe(200);
    expect((await send(String(MEGABYTE + 1))).status).toBe(413);
    expect((await send('x')).status).toBe(413);
  });
});
