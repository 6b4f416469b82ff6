import { describe, expect, test } from 'vitest';
import { changeLook, lookValue, PLAIN_LOOK, parseLook } from '#app/components/layout/look.ts';
import { action } from '#app/routes/public/look.tsx';
import { answerLook } from '#app/routes/public/look-cookie.server.ts';

const ORIGIN = 'http://localhost:3000';

/** Presses the switch on a page; with the cookie that the browser has. */
async function press(fields: Record<string, string>, { at = '/look', cookie = '' } = {}): Promise<Response> {
  const body = new URLSearchParams(fields);
  const request = new Request(`${ORIGIN}${at}`, { method: 'POST', body, headers: { Cookie: cookie } });
  return action({ request } as Parameters<typeof action>[0]);
}

describe('the switch of colours and size', () => {
  test('leads back to the page it was pressed on, in the look that was asked for', async () => {
    const answer = await press({ look: 'dark', back: '/services?q=land' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/services?q=land');
    expect(answer.headers.get('Set-Cookie')).toBe('__Host-look=dark.normal; Path=/; Secure; HttpOnly; SameSite=Lax');
  });

  test('changes one thing and keeps the other', async () => {
    const answer = await press({ look: 'large', back: '/' }, { cookie: '__Host-look=dark.normal' });
    expect(answer.headers.get('Set-Cookie')).toContain('__Host-look=dark.large;');
  });

  test.each([
    ['//evil.example/', '/en/accessibility'],
    ['https://evil.example/', '/en/accessibility'],
    ['/\\evil.example', '/en/accessibility'],
    ['', '/en/accessibility'],
  ])('never leads away from the site: %j', async (back, expected) => {
    const answer = await press({ look: 'dark', back }, { at: '/en/look' });
    expect(answer.headers.get('Location')).toBe(expected);
  });

  test('takes nothing that no button of it sends', async () => {
    const answer = await press({ look: 'pink', back: '/' });
    expect(answer.headers.get('Set-Cookie')).toBeNull();
  });
});

describe('the switch on a step', () => {
  const onStep = (intent: string) => answerLook(new Request(`${ORIGIN}/ru/report/step/evidence?back=check`), intent);

  test('leads back to the very step', () => {
    const answer = onStep('look:large');
    expect(answer?.headers.get('Location')).toBe('/ru/report/step/evidence?back=check');
    expect(answer?.headers.get('Set-Cookie')).toContain('__Host-look=auto.large;');
  });

  test.each(['continue', 'back', 'look:pink', 'language:ru', ''])('leaves every other button alone: %j', (intent) => {
    expect(onStep(intent)).toBeNull();
  });
});

describe('the cookie of the look', () => {
  test('comes back as it was written', () => {
    const look = changeLook(changeLook(PLAIN_LOOK, 'large'), 'light');
    expect(parseLook(lookValue(look))).toEqual({ theme: 'light', size: 'large' });
  });

  test.each([null, '', 'dark', 'dark.huge', 'pink.large', 'dark.large.x', '"><script>'])(
    'is not believed: %j',
    (value) => {
      expect(parseLook(value)).toEqual(PLAIN_LOOK);
    },
  );
});
