import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatQueryCode, makeQueryCode } from '#app/domain/reference.ts';
import { feeSteps, fileOver, openByCode, prepareReport, readReceipt, sendPrepared } from '#tests/e2e/filing.ts';
import { type Answer, type Visitor, visit } from '#tests/e2e/visitor.ts';
import { MONDAY } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

const LANGUAGES = ['', '/en', '/ru'];
const AN_UNKNOWN_CODE = makeQueryCode(new Uint8Array(19).fill(11));

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal({ at: MONDAY, limits: 'lifted' });
});
afterAll(() => portal.close());

const countCases = async () => (await portal.db.selectFrom('cases').select('id').execute()).length;

/** The answer without what is new each time, and without what was typed, which the page repeats. */
function shapeOf({ status, headers, text }: Answer, typed: string) {
  const { 'x-request-id': requestId, 'content-security-policy': policy, ...others } = headers;
  const nonce = /'nonce-([^']+)'/.exec(String(policy))?.[1] ?? '';
  const page = text.replaceAll(nonce, 'NONCE').replaceAll(String(requestId), 'ID');
  for (const name of ['date', 'content-length']) delete others[name];
  return { status, headers: others, page: page.replace(`value="${typed}"`, 'value=""') };
}

const SAME_TIME_MS = 50;
const WARM_UP = 30;
const TIMED = 200;

/** Another code each time that nobody has; mistyped, its check character is another one. */
function aCodeOfNobody({ isMistyped }: { isMistyped: boolean }): string {
  const code = makeQueryCode(randomBytes(19));
  if (!isMistyped) return code;
  return `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
}

async function answerMs(code: string): Promise<number> {
  const visitor = visit(portal.origin);
  const asked = performance.now();
  const { status } = await visitor.post('/track', { code });
  const ms = performance.now() - asked;
  expect(status).toBe(400);
  return ms;
}

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

/** How often an answer of the first group takes longer than one of the second: 0.5 is no difference, 0 and 1 the largest. */
function shareSlower(times: readonly number[], others: readonly number[]): number {
  const slower = times.flatMap((ms) => others.map((other) => (ms > other ? 1 : ms === other ? 0.5 : 0)));
  return slower.reduce<number>((sum, one) => sum + one, 0) / slower.length;
}

describe('a code that opens nothing', () => {
  test('is answered after the same time, whether its check character is wrong or nobody has it (S8)', async () => {
    const [wrong, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < WARM_UP + TIMED; round += 1) {
      // One of each a round, the first of them in turn: what else the machine does falls on both alike.
      const order = round % 2 === 0 ? [wrong, unknown] : [unknown, wrong];
      for (const times of order) times.push(await answerMs(aCodeOfNobody({ isMistyped: times === wrong })));
    }
    const [ofWrong, ofUnknown] = [wrong, unknown].map((times) => median(times.slice(WARM_UP)));
    const difference = Math.abs((ofWrong ?? 0) - (ofUnknown ?? 0));
    const share = shareSlower(wrong.slice(WARM_UP), unknown.slice(WARM_UP));
    const found = `wrong ${ofWrong} ms, unknown ${ofUnknown} ms; a wrong one is slower in ${share} of all pairs`;
    expect(difference, found).toBeLessThanOrEqual(SAME_TIME_MS);
  });

  test.each(LANGUAGES)('is answered alike, whether wrong, unknown or malformed (%s/)', async (language) => {
    const { code } = await fileOver(visit(portal.origin), feeSteps());
    const last = code.endsWith('0') ? '1' : '0';
    const mistyped = `${code.slice(0, -1)}${last}`;
    // Two neighbours that differ: of two equal ones the exchange would be the right code.
    const place = [...code].findIndex((character, at) => character !== code[at + 1]);
    const exchanged = `${code.slice(0, place)}${code[place + 1]}${code[place]}${code.slice(place + 2)}`;
    const typed = [
      mistyped,
      exchanged,
      AN_UNKNOWN_CODE,
      formatQueryCode(AN_UNKNOWN_CODE),
      '0'.repeat(19),
      'x',
      'UUUUU',
    ];
    const answers: Answer[] = [];
    for (const one of typed) answers.push(await visit(portal.origin).post(`${language}/track`, { code: one }));
    const [first, ...others] = answers.map((answer, place) => shapeOf(answer, typed[place] ?? ''));
    expect(first?.status).toBe(400);
    for (const other of others) expect(other).toEqual(first);
    // As much was typed in the first four, but for dashes.
    const lengths = answers.slice(0, 4).map((answer) => answer.body.length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(16);
    expect(answers.flatMap((answer) => answer.setCookies)).toEqual([]);
  });

  test('is never written into an address, a title or a cookie', async () => {
    const { code } = await fileOver(visit(portal.origin), feeSteps());
    const visitor = visit(portal.origin);
    const answers = [await visitor.post('/track', { code }), await visitor.get('/track/case')];
    for (const { headers, text, setCookies } of answers) {
      const title = /<title>[^<]*<\/title>/.exec(text)?.[0] ?? '';
      const told = JSON.stringify([headers, title, setCookies]);
      for (const form of [code, formatQueryCode(code)]) expect(told).not.toContain(form);
    }
    expect(answers[1]?.status).toBe(200);
  });
});

describe('guessing', () => {
  test('is stopped after five tries in words with seconds; the right code from elsewhere still opens its case', async () => {
    const strict = await startPortal({ at: MONDAY, trustedProxy: ['127.0.0.1'] });
    const from = (address: string): Visitor => {
      const visitor = visit(strict.origin);
      const headers = { 'X-Forwarded-For': address, 'Sec-Fetch-Site': 'same-origin' };
      return { ...visitor, post: (path, fields) => visitor.post(path, fields, headers) };
    };
    const { code } = await fileOver(from('192.0.2.1'), feeSteps());
    const guesser = from('192.0.2.66');
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await guesser.post('/track', { code: AN_UNKNOWN_CODE })).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400]);
    const stopped = [await guesser.post('/track', { code: AN_UNKNOWN_CODE }), await guesser.post('/track', { code })];
    for (const answer of stopped) {
      expect(answer.status).toBe(429);
      const seconds = Number(answer.headers['retry-after']);
      expect(seconds).toBeGreaterThan(0);
      expect(answer.text.replace(/<[^>]*>/g, '')).toMatch(new RegExp(`${seconds}\\s*秒`));
    }
    expect((await openByCode(from('192.0.2.7'), code)).status).toBe(200);
    await strict.close();
  });
});

test('a refused page of any kind says when to come back', async () => {
  const strict = await startPortal({ at: MONDAY });
  const started = [];
  for (let n = 0; n < 121; n += 1) started.push(await visit(strict.origin).post('/report'));
  expect(started.slice(0, 120).every(({ status }) => status === 303)).toBe(true);
  const { status, headers } = started[120] ?? {};
  expect(status).toBe(429);
  expect(Number(headers?.['retry-after'])).toBeGreaterThan(0);
  await strict.close();
});

describe('one report stays one report', () => {
  /** A browser with a prepared report, and what the tests ask of it afterwards. */
  async function prepared() {
    const visitor = visit(portal.origin);
    await prepareReport(visitor, feeSteps());
    return { visitor, before: await countCases() };
  }

  test('when the button is pressed twice at once', async () => {
    const { visitor, before } = await prepared();
    const answers = await Promise.all([sendPrepared(visitor), sendPrepared(visitor), sendPrepared(visitor)]);
    for (const { status, location } of answers) {
      expect(status).toBe(303);
      expect(location).toMatch(/^\/report\/done/);
    }
    expect(await countCases()).toBe(before + 1);
  });

  test('when it is sent again after the receipt, which is shown again with the same code', async () => {
    const { visitor, before } = await prepared();
    await sendPrepared(visitor);
    const receipt = await readReceipt(visitor);
    for (const path of ['/report/check', '/report/step/what', '/ru/report/check']) {
      const again = await visitor.post(path, { query: 'yes', what: '改了' });
      expect([again.status, again.location]).toEqual([
        303,
        path.startsWith('/ru') ? '/ru/report/done?again=1' : '/report/done?again=1',
      ]);
      expect(await readReceipt(visitor, again.location ?? '')).toEqual(receipt);
    }
    expect(await countCases()).toBe(before + 1);
  });

  test('after Back: the pages of the report lead to the receipt, which says that it was sent already', async () => {
    const { visitor, before } = await prepared();
    await sendPrepared(visitor);
    for (const path of ['/report/check', '/report/step/what', '/report/step/kind']) {
      expect((await visitor.get(path)).location).toBe('/report/done?again=1');
    }
    expect((await visitor.get('/report/done?again=1')).text).toContain('已经提交过');
    expect(await countCases()).toBe(before + 1);
  });

  test('from two tabs: what was changed in one is what the other sends', async () => {
    const { visitor, before } = await prepared();
    const tab = visit(portal.origin, Object.fromEntries(visitor.cookies));
    await tab.post('/report/step/what', { what: '第二个标签页里改过的经过。' });
    const answers = await Promise.all([sendPrepared(visitor), sendPrepared(tab)]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    const [one, other] = [await readReceipt(visitor), await readReceipt(tab)];
    expect(one).toEqual(other);
    expect(await countCases()).toBe(before + 1);
    const stored = await portal.db.selectFrom('reports').select('what').orderBy('case_id', 'desc').executeTakeFirst();
    expect(stored?.what).toBe('第二个标签页里改过的经过。');
  });

  test('and a message or a verdict pressed twice is there once', async () => {
    const { code } = await fileOver(visit(portal.origin), feeSteps());
    const visitor = visit(portal.origin);
    await openByCode(visitor, code);
    const send = () => visitor.post('/track/case/message', { body: '补充一点。' });
    const answers = [...(await Promise.all([send(), send()])), await send()];
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
    const stored = await portal.db.selectFrom('messages').select('id').where('body', '=', '补充一点。').execute();
    expect(stored).toHaveLength(1);
  });
});
