import { describe, expect, test } from 'vitest';
import { guardedPortal, HOST, ORIGIN, PEER, SAME_ORIGIN } from '#tests/http/guarded-portal.ts';

describe('a request that changes something', () => {
  test.each<[number, string, Record<string, string>]>([
    [200, 'Sec-Fetch-Site same-origin and the own Origin', SAME_ORIGIN],
    [200, 'Sec-Fetch-Site same-origin alone', { 'sec-fetch-site': 'same-origin' }],
    [200, 'the own Origin alone (older browsers)', { origin: ORIGIN }],
    [403, 'neither', {}],
    [403, 'Origin null', { origin: 'null' }],
    [403, 'Origin null beside same-origin', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    [403, 'an empty Origin', { origin: '' }],
    [403, 'a foreign Origin', { origin: 'https://evil.example' }],
    [403, 'a foreign Origin beside same-origin', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    [403, 'a subdomain', { origin: 'https://x.portal.example.gov.cn' }],
    [403, 'an Origin that begins like ours', { origin: `${ORIGIN}.evil.example` }],
    [403, 'our Origin without TLS', { origin: 'http://portal.example.gov.cn' }],
    [403, 'our Origin on another port', { origin: `${ORIGIN}:8443` }],
    [403, 'Sec-Fetch-Site cross-site', { 'sec-fetch-site': 'cross-site', origin: ORIGIN }],
    [403, 'Sec-Fetch-Site same-site', { 'sec-fetch-site': 'same-site', origin: ORIGIN }],
    [403, 'Sec-Fetch-Site none', { 'sec-fetch-site': 'none', origin: ORIGIN }],
    [403, 'two values of Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin, cross-site', origin: ORIGIN }],
    [403, 'a forged X-Forwarded-Host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ])('gets %i with %s', async (status, _, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { ask, changes } = guardedPortal();
      expect((await ask('/change', { method, headers })).status).toBe(status);
      expect(changes).toHaveLength(status === 200 ? 1 : 0);
    }
  });

  test('needs no Origin to read', async () => {
    const { ask } = guardedPortal();
    expect(
      (await ask('/', { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } })).status,
    ).toBe(200);
    expect((await ask('/', { method: 'HEAD' })).status).toBe(200);
  });
});

describe('the host', () => {
  test.each([
    [200, HOST],
    [200, 'PORTAL.example.gov.cn'],
    [200, `${HOST}:443`],
    [421, `${HOST}:80`],
    [421, 'evil.example'],
    [421, `${HOST}.evil.example`],
    [421, `x.${HOST}`],
    [421, `${HOST}.`],
    [421, '127.0.0.1'],
    [421, ''],
    [421, `${HOST}, evil.example`],
  ])('gives %i for %j', async (status, host) => {
    expect((await guardedPortal().ask('/', { headers: { host } })).status).toBe(status);
  });

  test('of the address counts too, and a forwarded one does not', async () => {
    const { app, ask } = guardedPortal();
    expect((await app.request('https://evil.example/', { headers: { host: HOST } }, PEER)).status).toBe(421);
    expect((await ask('/', { headers: { 'x-forwarded-host': 'evil.example:99' } })).status).toBe(200);
  });

  test.each([
    [200, 'localhost:3000'],
    [200, '127.0.0.1:3000'],
    [200, '[::1]:3000'],
    [421, 'localhost:3001'],
    [421, 'localhost'],
    [421, '0.0.0.0:3000'],
  ])('on a developer machine gives %i for %s, and forms work from the name in use', async (status, host) => {
    const { app } = guardedPortal({ origin: 'http://localhost:3000' });
    const post = (origin: string) =>
      app.request(`http://${host}/change`, { method: 'POST', headers: { host, origin } }, PEER);
    expect((await post(`http://${host}`)).status).toBe(status);
    expect((await post('http://evil.example:3000')).status).toBe(status === 200 ? 403 : 421);
  });
});

describe('what comes through the guard', () => {
  test('has no forwarding header, and the address of the peer', async () => {
    const headers = {
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'for=1.2.3.4',
      'x-real-ip': '1.2.3.4',
      'x-request-id': 'mine',
      accept: 'text/html',
    };
    const response = await guardedPortal().ask('/seen', { headers });
    const seen = await response.json();
    expect(seen.headers).toEqual({ host: HOST, accept: 'text/html' });
    expect(seen.clientAddress).toBe('203.0.113.9');
    expect(seen.requestId).not.toBe('mine');
  });

  test('behind the trusted proxy has the address the proxy saw, and still no forwarding header', async () => {
    const { ask } = guardedPortal({ trustedProxy: ['203.0.113.0/24'] });
    const seen = await (await ask('/seen', { headers: { 'x-forwarded-for': '1.2.3.4, 198.51.100.7' } })).json();
    expect(seen.clientAddress).toBe('198.51.100.7');
    expect(seen.headers).toEqual({ host: HOST });
  });

  test('without a peer has an unknown address', async () => {
    const seen = await (await guardedPortal().ask('/seen', { headers: { 'x-forwarded-for': '1.2.3.4' } }, {})).json();
    expect(seen.clientAddress).toBe('unknown');
  });

  test('has its own nonce and request id, also in the headers', async () => {
    const { ask } = guardedPortal();
    const first = await ask('/seen');
    const second = await ask('/seen');
    const [one, other] = [await first.json(), await second.json()];
    expect(Buffer.from(one.nonce, 'base64')).toHaveLength(16);
    expect(one.nonce).not.toBe(other.nonce);
    expect(one.requestId).not.toBe(other.requestId);
    expect(first.headers.get('x-request-id')).toBe(one.requestId);
    expect(first.headers.get('content-security-policy')).toContain(`script-src 'nonce-${one.nonce}';`);
  });
});
