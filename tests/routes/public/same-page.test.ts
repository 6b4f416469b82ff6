import { describe, expect, test } from 'vitest';
import type { PageShown } from '#app/load-context.ts';
import { answerSamePage } from '#app/routes/public/same-page.server.ts';

const ORIGIN = 'http://localhost:3000';

type Opened = PageShown & { request: Request };

/** Sends the form of a page by a button of it; null where the page's own action would get the form. */
async function press(fields: [string, string][], { at = '/ru/road', cookie = '' } = {}) {
  const opened: Opened[] = [];
  const request = new Request(`${ORIGIN}${at}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: cookie === '' ? {} : { Cookie: cookie },
  });
  const answer = await answerSamePage(request, async (page, shown) => {
    opened.push({ request: page, ...shown });
    return new Response('page');
  });
  return { answer, opened: opened[0] };
}

describe('a switch of language or look on a page whose form keeps nothing', () => {
  test('opens the page at its address with what was typed, and nothing of it in the address', async () => {
    const { answer, opened } = await press([
      ['place', '312 国道 & 40 km'],
      ['reasons', 'slow'],
      ['reasons', 'rude'],
      ['switch', 'language'],
    ]);
    expect(answer?.status).toBe(200);
    expect(opened?.request).toMatchObject({ method: 'GET', url: `${ORIGIN}/ru/road` });
    expect([...(opened?.typed ?? [])]).toEqual([
      ['place', ['312 国道 & 40 km']],
      ['reasons', ['slow', 'rude']],
    ]);
    expect(answer?.headers.get('Set-Cookie')).toBeNull();
  });

  test('shows the page in the new look at once, and keeps it and every other cookie', async () => {
    const cookie = '__Host-track=abc; __Host-look=light.normal';
    const { answer, opened } = await press([['switch', 'large']], { cookie });
    expect(opened?.request.headers.get('Cookie')).toBe('__Host-track=abc; __Host-look=light.large');
    expect(answer?.headers.get('Set-Cookie')).toContain('__Host-look=light.large;');
  });

  test('asks again for an answer that was on the page, and sends what was typed for it and no more', async () => {
    const { opened } = await press([
      ['yuan', '200'],
      ['answered', 'yes'],
      ['switch', 'dark'],
    ]);
    expect(opened).toMatchObject({ typed: null, request: { method: 'POST' } });
    expect(await opened?.request.text()).toBe('yuan=200');
  });

  test.each<[string, [string, string][], string]>([
    ['without the button', [['place', 'here']], '/road'],
    ['with a value that no button has', [['switch', 'pink']], '/road'],
    ['on a page of the staff', [['switch', 'dark']], '/desk/t/TS-8K4QM2WT/reply'],
  ])('%s: is a form like any other', async (_, fields, at) => {
    expect(await press(fields, { at })).toEqual({ answer: null, opened: undefined });
  });

  test('leaves the body of a form like any other to its page', async () => {
    const request = new Request(`${ORIGIN}/road`, { method: 'POST', body: new URLSearchParams({ place: 'here' }) });
    expect(await answerSamePage(request, async () => new Response())).toBeNull();
    expect(await request.text()).toBe('place=here');
  });
});

describe('a form with which something begins, from a browser that keeps no cookie', () => {
  const ROAD: [string, string][] = [
    ['place', '312 国道'],
    ['cookie-set', '/ru/road'],
  ];

  test('is answered with its own page, which says so and keeps what was typed', async () => {
    const { opened } = await press(ROAD);
    expect(opened).toMatchObject({ lacksCookie: true, request: { method: 'GET', url: `${ORIGIN}/ru/road` } });
    expect([...(opened?.typed ?? [])]).toEqual([['place', ['312 国道']]]);
  });

  test('is answered with the page it stood on, verdict and all, where its own address has none', async () => {
    const fields: [string, string][] = [
      ['yuan', '200'],
      ['answered', 'yes'],
      ['cookie-set', '/check/fee'],
    ];
    const { opened } = await press(fields, { at: '/report/from-check' });
    expect(opened).toMatchObject({ lacksCookie: true, request: { method: 'POST', url: `${ORIGIN}/check/fee` } });
    expect(await opened?.request.text()).toBe('yuan=200');
  });

  test.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', ''])(
    'is never answered with a page of elsewhere: %j',
    async (stoodOn) => {
      expect(await press([['cookie-set', stoodOn]])).toEqual({ answer: null, opened: undefined });
    },
  );

  test('goes on as ever where the browser sent any cookie', async () => {
    expect((await press(ROAD, { cookie: '__Host-kept=1' })).answer).toBeNull();
  });
});
