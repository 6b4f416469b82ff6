import { describe, expect, test } from 'vitest';
import { answerNextPage } from '#app/http/next-page.server.ts';

const asked = (headers: Record<string, string>) =>
  new Request('http://localhost/report/step/kind', { method: 'POST', headers });
const redirect = (location: string, status = 303) =>
  new Response(null, { status, headers: { Location: location, 'Set-Cookie': 'a=b' } });

const never = () => Promise.reject(new Error('no page is asked for'));

describe('a form that the page itself sends', () => {
  test('is told the address of the next page, and keeps its cookie', async () => {
    const answer = await answerNextPage(asked({ 'X-Asks': 'next-page' }), redirect('/report/step/category'), never);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('X-Next-Page')).toBe('/report/step/category');
    expect(answer.headers.get('Set-Cookie')).toBe('a=b');
    expect(answer.headers.has('Location')).toBe(false);
  });

  test.each([
    ['a browser that follows by itself', {}, redirect('/report')],
    ['a way off the site', { 'X-Asks': 'page' }, redirect('https://www.weather.com.cn')],
    ['a way off the site without its scheme', { 'X-Asks': 'page' }, redirect('//www.weather.com.cn/')],
    ['a page that says what to correct', { 'X-Asks': 'page' }, new Response('page', { status: 400 })],
  ])('leaves alone %s', async (_what, headers, answer) => {
    expect(await answerNextPage(asked(headers as Record<string, string>), answer, never)).toBe(answer);
  });

  const html = (words: string, init: ResponseInit = {}) =>
    new Response(words, { ...init, headers: { 'Content-Type': 'text/html; charset=utf-8', ...init.headers } });

  test('is given the page itself, asked for with the cookies as they are then', async () => {
    const seen: Request[] = [];
    const open = async (request: Request) => {
      seen.push(request);
      if (!request.url.endsWith('/report')) return html('<style nonce="n">p{}</style><body>the start page');
      return new Response(null, {
        status: 303,
        headers: { Location: '/report/start', 'Set-Cookie': 'old=; Path=/; Max-Age=0' },
      });
    };
    const request = asked({ 'X-Asks': 'page', Cookie: 'old=1; kept=2', 'Content-Type': 'text/plain' });
    const answer = await answerNextPage(request, redirect('/report'), open);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<body>the start page');
    expect(answer.headers.get('X-Next-Page')).toBe('/report/start');
    expect(answer.headers.getSetCookie()).toEqual(['a=b', 'old=; Path=/; Max-Age=0']);
    expect(seen.map((one) => [one.method, new URL(one.url).pathname, one.headers.get('Cookie')])).toEqual([
      ['GET', '/report', 'old=1; kept=2; a=b'],
      ['GET', '/report/start', 'kept=2; a=b'],
    ]);
    expect(seen[0]?.headers.has('X-Asks')).toBe(false);
    expect(seen[0]?.headers.has('Content-Type')).toBe(false);
  });

  test.each([
    ['a page that is missing', html('none', { status: 404 })],
    ['a page with a script of its own', html('<head><script></script></head><body><script></script></body>')],
    ['a file', new Response('{}', { headers: { 'Content-Type': 'application/json' } })],
    ['a way without an end', redirect('/report/step/kind')],
  ])('gets the address alone of %s', async (_what, page) => {
    const answer = await answerNextPage(asked({ 'X-Asks': 'page' }), redirect('/report'), async () => page.clone());
    expect([answer.status, answer.headers.get('X-Next-Page')]).toEqual([204, '/report']);
  });
});
