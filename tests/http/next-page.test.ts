import { describe, expect, test } from 'vitest';
import { answerNextPage } from '#app/http/next-page.server.ts';

const asked = (headers: Record<string, string>) =>
  new Request('http://localhost/report/step/kind', { method: 'POST', headers });
const redirect = (location: string, status = 303) =>
  new Response(null, { status, headers: { Location: location, 'Set-Cookie': 'a=b' } });

describe('a form that the page itself sends', () => {
  test('is told the address of the next page, and keeps its cookie', () => {
    const answer = answerNextPage(asked({ 'X-Asks': 'next-page' }), redirect('/report/step/category'));
    expect(answer.status).toBe(204);
    expect(answer.headers.get('X-Next-Page')).toBe('/report/step/category');
    expect(answer.headers.get('Set-Cookie')).toBe('a=b');
    expect(answer.headers.has('Location')).toBe(false);
  });

  test.each([
    ['a browser that follows by itself', {}, redirect('/report')],
    ['a way off the site', { 'X-Asks': 'next-page' }, redirect('https://www.weather.com.cn')],
    ['a page that says what to correct', { 'X-Asks': 'next-page' }, new Response('page', { status: 400 })],
  ])('leaves alone %s', (_what, headers, answer) => {
    expect(answerNextPage(asked(headers as Record<string, string>), answer)).toBe(answer);
  });
});
