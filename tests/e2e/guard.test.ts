import { readdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totpAt } from '#app/crypto/totp.server.ts';
import { anOfficer } from '#tests/e2e/acts.ts';
import { addressesOf, everybody } from '#tests/e2e/all-pages.ts';
import { dumpOf } from '#tests/e2e/dump.ts';
import { ACTS } from '#tests/e2e/role-matrix.ts';
import { buildWorld, WORLD_OPENS, type World } from '#tests/e2e/role-world.ts';
import { type Answer, visit } from '#tests/e2e/visitor.ts';
import { MONDAY } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

const CONSTANT_HEADERS = {
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-permitted-cross-domain-policies': 'none',
};
const PDF_BYTES = 2_000_000;

let portal: TestPortal;
let world: World;
beforeAll(async () => {
  portal = await startPortal({ at: WORLD_OPENS, limits: 'lifted' });
  world = await buildWorld(portal);
});
afterAll(() => portal.close());

function expectHeaders(answer: Answer, what: string): string {
  expect(answer.headers, what).toMatchObject(CONSTANT_HEADERS);
  const policy = String(answer.headers['content-security-policy']);
  for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    expect(policy, what).toContain(part);
  }
  expect(policy, what).not.toMatch(/unsafe|\*|data:|blob:/);
  expect(answer.headers['permissions-policy'], what).toContain('geolocation=()');
  expect(answer.headers['access-control-allow-origin'], what).toBeUndefined();
  expect(answer.headers.server ?? answer.headers['x-powered-by'], what).toBeUndefined();
  const nonce = /script-src 'nonce-([A-Za-z0-9+/]{22}==)'/.exec(policy)?.[1];
  if (!nonce) throw new Error(`${what}: no nonce in ${policy}`);
  return nonce;
}

/** A request that no client library sends. */
function sendRaw(text: string): Promise<Answer> {
  const { port } = new URL(portal.origin);
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), '127.0.0.1', () => socket.write(text));
    let all = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      all += chunk;
    });
    socket.on('error', reject).on('close', () => {
      const [head = '', ...body] = all.split('\r\n\r\n');
      const [first = '', ...lines] = head.split('\r\n');
      const pairs = lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 2),
      ]);
      const [status, text] = [Number(first.split(' ')[1]), body.join('')];
      const bytes = Buffer.from(text);
      resolve({
        status,
        headers: Object.fromEntries(pairs),
        rawHeaders: [],
        body: bytes,
        text,
        location: null,
        setCookies: [],
      });
    });
  });
}

describe('every response', () => {
  test('has all security headers with a nonce of its own, whatever its status', async () => {
    const visitor = await everybody(portal, world);
    const asset = readdirSync('build/client/assets').find((name) => name.endsWith('.js'));
    const { post } = visitor;
    const answers: [status: number, answer: Promise<Answer>][] = [
      [200, visitor.get('/')],
      [200, visitor.get('/healthz')],
      [200, visitor.get(`/assets/${asset}`)],
      [200, visitor.get('/favicon.svg')],
      [200, visitor.get('/desk')],
      [200, visitor.get('/oversight')],
      [200, visitor.ask('HEAD', '/report')],
      [303, post('/report')],
      [303, visitor.get('/track/leave')],
      [400, post('/track')],
      [400, sendRaw('GET /\\\\ HTTP/1.1\r\nConnection: close\r\n\r\n')],
      [403, post('/report', {}, { 'Sec-Fetch-Site': 'cross-site' })],
      [404, visitor.get('/no-such-page')],
      [404, visitor.get('/assets/no-such-file.js')],
      [404, visitor.get('/desk/t/TS-00000000')],
      [405, post('/services')],
      [405, visitor.ask('PROPFIND', '/')],
      [
        413,
        visitor.ask('POST', '/track', { body: Buffer.alloc(PDF_BYTES), headers: { 'Sec-Fetch-Site': 'same-origin' } }),
      ],
      [414, visitor.get(`/?q=${'x'.repeat(3000)}`)],
      [421, visitor.get('/', { Host: 'elsewhere.example' })],
    ];
    const nonces = new Set<string>();
    for (const [status, asked] of answers) {
      const answer = await asked;
      expect(answer.status).toBe(status);
      nonces.add(expectHeaders(answer, String(status)));
    }
    expect(nonces.size, 'each nonce is used once').toBe(answers.length);
  });

  test('has them where the portal itself fails, and says nothing of the failure', async () => {
    const broken = await startPortal({ at: MONDAY });
    await sql`ALTER TABLE query_codes RENAME TO elsewhere`.execute(broken.db);
    const answer = await visit(broken.origin).post('/track', { code: world.cases.asked.code });
    expect(answer.status).toBe(500);
    expectHeaders(answer, '500');
    expect(answer.text).not.toMatch(/query_codes|SQLITE|Error:| {4}at |\/app\//);
    await broken.close();
  });
});

describe('a form from elsewhere', () => {
  const own = () => portal.origin;
  const MATRIX: [name: string, headers: () => Record<string, string>][] = [
    ['neither Origin nor Sec-Fetch-Site', () => ({})],
    ['Origin: null', () => ({ Origin: 'null' })],
    ['Origin: null beside same-origin', () => ({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })],
    ['a foreign Origin', () => ({ Origin: 'https://elsewhere.example' })],
    ['a sub-domain', () => ({ Origin: own().replace('//', '//evil.') })],
    ['another port', () => ({ Origin: 'http://localhost:1' })],
    ['Sec-Fetch-Site: cross-site', () => ({ Origin: own(), 'Sec-Fetch-Site': 'cross-site' })],
    ['Sec-Fetch-Site: same-site', () => ({ Origin: own(), 'Sec-Fetch-Site': 'same-site' })],
    ['Sec-Fetch-Site: none', () => ({ Origin: own(), 'Sec-Fetch-Site': 'none' })],
    ['a forged host', () => ({ Origin: 'https://elsewhere.example', 'X-Forwarded-Host': 'elsewhere.example' })],
  ];

  test.each(MATRIX)('with %s is refused at every address and changes nothing', async (_name, headers) => {
    const visitor = await everybody(portal, world);
    const before = await dumpOf(portal.db, { withLogs: true });
    for (const path of addressesOf(world)) {
      if (isCaseAct(path) && !path.includes(world.cases.new.reference)) continue;
      const answer = await visitor.post(path, FIELDS, headers());
      expect(answer.status, path).toBe(403);
      expect(answer.setCookies, path).toEqual([]);
    }
    expect(await dumpOf(portal.db, { withLogs: true })).toEqual(before);
  });

  test('is taken from the own page, so that the refusals above mean something', async () => {
    const visitor = await everybody(portal, world);
    const { reference } = world.cases.new;
    const answer = await visitor.post(`/desk/t/${reference}/accept`, {}, { Origin: portal.origin });
    expect(answer.location).toBe(`/desk/t/${reference}?done=1`);
  });
});

/** Fields that would be taken by many of the forms. */
const FIELDS = {
  text: '已办。',
  reason: 'no_facts',
  outcome: 'upheld',
  body: '补充。',
  query: 'no',
  verdict: 'not',
  group: 'fee',
};

function isCaseAct(path: string): boolean {
  return Object.keys(ACTS).some((act) => act.endsWith(`/${path.split('/').at(-1)}`));
}

describe('what a client says of itself', () => {
  const FORGED = {
    'X-Forwarded-Host': 'elsewhere.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-For': '192.0.2.1',
    Forwarded: 'for=192.0.2.1;host=elsewhere.example;proto=https',
    'X-Original-URL': '/desk',
    'X-Rewrite-URL': '/desk',
    'X-Request-Id': 'forged-id',
  };

  test('about hosts, addresses and paths changes no answer', async () => {
    const visitor = visit(portal.origin);
    for (const path of ['/', '/report', '/desk', '/track/case']) {
      const [plain, forged] = [await visitor.get(path), await visitor.get(path, FORGED)];
      expect([forged.status, forged.location, withoutIds(forged)]).toEqual([
        plain.status,
        plain.location,
        withoutIds(plain),
      ]);
      expect(forged.headers['x-request-id']).not.toBe('forged-id');
      expect(JSON.stringify(forged.headers) + forged.text).not.toContain('elsewhere.example');
    }
    const overridden = await visitor.ask('GET', '/report', { headers: { 'X-HTTP-Method-Override': 'POST' } });
    expect(overridden.setCookies).toEqual([]);
  });

  test('about its address does not give it more tries', async () => {
    const strict = await startPortal({ at: MONDAY });
    const statuses: number[] = [];
    for (let n = 1; n <= 6; n += 1) {
      const headers = {
        'Sec-Fetch-Site': 'same-origin',
        'X-Forwarded-For': `192.0.2.${n}`,
        'X-Real-IP': `192.0.2.${n}`,
      };
      statuses.push((await visit(strict.origin).post('/track', { code: 'x' }, headers)).status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
    await strict.close();
  });
});

function withoutIds({ text, headers }: Answer): string {
  const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
  return text.replaceAll(nonce, '').replaceAll(String(headers['x-request-id']), '');
}

test('every cookie is __Host-, Secure, HttpOnly, for the whole site alone, Strict for staff and Lax for the public', async () => {
  const cookies: string[] = [];
  const note = async (asked: Promise<Answer>) => cookies.push(...(await asked).setCookies);
  for (const [area, department, role] of [
    ['desk', 'gxj', 'head'],
    ['oversight', 'jjw', 'inspector'],
  ] as const) {
    const staff = await anOfficer(portal, { department, role, userName: `cookie-${area}` });
    const { userName, password, totpSecret } = staff;
    const visitor = visit(portal.origin);
    await note(visitor.post(`/${area}/sign-in`, { userName, password, code: totpAt(totpSecret, portal.now()) }));
    expect((await visitor.get(`/${area}`)).status).toBe(200);
    await note(visitor.post(`/${area}/sign-out`));
    await note(visit(portal.origin, { [`__Host-${area}`]: 'forged' }).get(`/${area}`));
  }
  const investor = visit(portal.origin);
  await note(investor.post('/report'));
  await note(investor.post('/track', { code: world.cases.asked.code }));
  await note(investor.post('/exit'));
  await note(visit(portal.origin, { '__Host-track': 'forged' }).get('/track/case'));
  expect(cookies.length).toBeGreaterThanOrEqual(11);
  for (const cookie of cookies) {
    const sameSite = /^__Host-(desk|oversight)=/.test(cookie) ? 'Strict' : 'Lax';
    expect(cookie).toMatch(
      /^__Host-(?:desk|oversight|draft|track|apply|me|sign-in|look|kept)=[A-Za-z0-9_-]*; Path=\/; Secure; HttpOnly; SameSite=/,
    );
    expect(cookie).toContain(`SameSite=${sameSite}`);
    expect(cookie).not.toMatch(/domain=/i);
  }
});
