import { describe, expect, test } from 'vitest';
import { hashToken } from '#app/crypto/code.server.ts';
import { createLimits } from '#app/http/rate-limit.server.ts';
import type { PortalContext } from '#app/load-context.ts';
import * as me from '#app/routes/public/account.tsx';
import * as code from '#app/routes/public/account-code.tsx';
import * as remove from '#app/routes/public/account-delete.tsx';
import * as signIn from '#app/routes/public/account-sign-in.tsx';
import * as exit from '#app/routes/public/exit.tsx';
import * as start from '#app/routes/public/report.tsx';
import * as check from '#app/routes/public/report-check.tsx';
import * as evidence from '#app/routes/public/report-evidence.tsx';
import * as step from '#app/routes/public/report-step.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import { codeOf } from '#app/use-cases/sign-in-investor.server.ts';
import { FEE_FORMS, type Fields } from '#tests/routes/public/a-reporter.ts';
import { FORMS, routeOf } from '#tests/routes/public/an-applicant.ts';
import { fileAReport, MONDAY } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { testKeys } from '#tests/support/keys.ts';

const EMAIL = 'ivan.petrov@mail.example';
const CONTACT = { name: '伊万', phone: null, email: EMAIL, reachable: null, project: null };
const NAMED = { identityMode: 'named', contact: CONTACT, queryAgreed: false } as const;

type Route = { loader: (args: never) => unknown; action: (args: never) => unknown };
const ROUTES: Record<string, unknown> = {
  '/sign-in': signIn,
  '/sign-in/code': code,
  '/me': me,
  '/me/delete': remove,
  '/exit': exit,
  '/report': start,
  '/report/check': check,
  '/track/case': trackCase,
};

/** A browser that keeps its cookies and follows nothing by itself. */
function aBrowser(changes: Partial<PortalContext> = {}) {
  const base = aContext({ clock: () => MONDAY, ...changes });
  const context = { ...base, settings: { ...base.settings, mailIsConfigured: true, ...changes.settings } };
  const cookies = new Map<string, string>();
  async function ask(path: string, fields?: Fields) {
    const url = new URL(path, 'http://localhost');
    const headers = { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const body = fields && new URLSearchParams(fields);
    const request = new Request(url, { method: body ? 'POST' : 'GET', headers, body });
    const plain = url.pathname.replace(/^\/(en|ru)(?=\/)/, '');
    const word = plain.split('/report/step/')[1];
    const stepRoute = word === 'evidence' ? evidence : step;
    const applying = plain.startsWith('/apply/') ? routeOf(plain) : null;
    const route = (applying?.route ?? (word === undefined ? ROUTES[plain] : stepRoute)) as Route;
    const params = applying?.params ?? (word === undefined ? {} : { step: word });
    const args = { context, request, url, pattern: plain, params } as never;
    const answer = await Promise.resolve()
      .then(() => (body ? route.action(args) : route.loader(args)))
      .catch((thrown: unknown) => thrown);
    if (answer instanceof Error) throw answer;
    if (!(answer instanceof Response)) return shownOf(answer);
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (line.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: answer.status, location: answer.headers.get('Location'), shown: null };
  }
  const rightCode = () => codeOf(testKeys, hashToken(cookies.get('__Host-sign-in') ?? ''));
  async function signInAs(email = EMAIL) {
    await ask('/sign-in', { email });
    return ask('/sign-in/code', { code: rightCode() });
  }
  return { context, cookies, ask, rightCode, signInAs };
}

function shownOf(answer: unknown) {
  if (typeof answer === 'object' && answer !== null && 'data' in answer && 'init' in answer) {
    const init = answer.init as { status?: number } | null;
    return { status: init?.status ?? 200, location: null, shown: answer.data };
  }
  return { status: 200, location: null, shown: answer };
}

describe('signing in', () => {
  test('takes two pages: the address, then the code', async () => {
    const browser = aBrowser();
    expect(await browser.ask('/ru/sign-in', { email: ' Ivan.Petrov@mail.example ' })).toMatchObject({
      status: 303,
      location: '/ru/sign-in/code',
    });
    expect((await browser.ask('/ru/sign-in/code', { code: browser.rightCode() })).location).toBe('/ru/me');
    expect([...browser.cookies.keys()]).toEqual(['__Host-me']);
    expect((await browser.ask('/ru/me')).shown).toMatchObject({ email: EMAIL, language: 'ru', cases: [] });
  });

  test('answers an address with an account and one without in the same way', async () => {
    const known = aBrowser();
    await known.signInAs();
    const answers = [EMAIL, 'nobody@mail.example'].map((email) =>
      aBrowser({ db: known.context.db }).ask('/sign-in', { email }),
    );
    const [one, other] = await Promise.all(answers);
    expect(one).toEqual(other);
  });

  test('says whether a code is wrong or over', async () => {
    const browser = aBrowser();
    await browser.ask('/en/sign-in', { email: EMAIL });
    const wrong = browser.rightCode() === '000000' ? '111111' : '000000';
    expect((await browser.ask('/en/sign-in/code', { code: '' })).shown).toMatchObject({
      error: 'Enter the code of 6 digits',
    });
    const errors: unknown[] = [];
    for (let n = 0; n < 6; n += 1) errors.push((await browser.ask('/en/sign-in/code', { code: wrong })).shown);
    expect(errors[0]).toMatchObject({ error: 'That is not the code. Tries left: 4' });
    expect(errors[4]).toMatchObject({ error: 'This code can no longer be used. Send a new one' });
    expect(errors[5]).toEqual(errors[4]);
    expect((await browser.ask('/en/sign-in/code', { intent: 'again' })).location).toBe('/en/sign-in/code');
    expect((await browser.ask('/en/sign-in/code', { code: browser.rightCode() })).location).toBe('/en/me');
  });

  test('sends at most five codes an hour to one mailbox, and then says how long to wait', async () => {
    const limits = createLimits();
    const db = aContext().db;
    for (let n = 0; n < 5; n += 1) {
      const stranger = aBrowser({ db, limits, clientAddress: `203.0.113.${n}` });
      expect((await stranger.ask('/sign-in', { email: EMAIL })).status).toBe(303);
    }
    const answer = await aBrowser({ db, limits, clientAddress: '203.0.113.77' }).ask('/sign-in', {
      email: EMAIL.toUpperCase(),
    });
    expect(answer.status).toBe(429);
    const { busy } = answer.shown as { busy: { retrySeconds: number } };
    expect(busy.retrySeconds).toBeGreaterThan(3_000);
    expect(await db.selectFrom('outbox').select('id').execute()).toHaveLength(5);
  });

  test('takes no more than twenty tries of one network address in ten minutes', async () => {
    const browser = aBrowser();
    await browser.ask('/sign-in', { email: EMAIL });
    for (let n = 0; n < 19; n += 1) await browser.ask('/sign-in/code', { code: 'x' });
    expect(await browser.ask('/sign-in/code', { code: browser.rightCode() })).toMatchObject({ status: 429 });
  });

  test('refuses what is no address, and is not offered where the portal sends no mail', async () => {
    const browser = aBrowser();
    for (const email of ['', 'x', 'a@b, c@d.example', 'Name <a@b.example>', 'a@b.example\r\nBcc: c@d.example']) {
      expect(await browser.ask('/sign-in', { email })).toMatchObject({ status: 400, shown: { isWrong: true } });
    }
    const settings = { ...aContext().settings, mailIsConfigured: false };
    const silent = aBrowser({ settings });
    expect((await silent.ask('/sign-in')).shown).toMatchObject({ isOffered: false });
    expect((await silent.ask('/sign-in', { email: EMAIL })).location).toBe('/sign-in');
    expect(await silent.context.db.selectFrom('outbox').select('id').execute()).toEqual([]);
  });

  test('lasts 8 hours at most and 4 without a step', async () => {
    let now = MONDAY;
    const browser = aBrowser({ clock: () => now });
    await browser.signInAs();
    for (const hours of [3.9, 7.8]) {
      now = new Date(MONDAY.getTime() + hours * 3_600_000);
      expect((await browser.ask('/me')).status).toBe(200);
    }
    now = new Date(MONDAY.getTime() + 8 * 3_600_000);
    expect((await browser.ask('/me')).location).toBe('/sign-in?expired=1');
    expect((await browser.ask('/me')).location).toBe('/sign-in');
  });
});

describe('the page of an account', () => {
  async function listed() {
    const browser = aBrowser();
    const filed = await fileAReport(browser.context.db, { report: NAMED });
    await browser.signInAs();
    expect((await browser.ask('/me', { intent: 'add', code: filed.code })).location).toBe('/me?done=added');
    return { browser, filed };
  }

  test('shows each case with its state in a sentence, and opens it without the code', async () => {
    const { browser, filed } = await listed();
    const { cases } = (await browser.ask('/en/me')).shown as { cases: { reference: string; sentence: string }[] };
    expect(cases).toMatchObject([{ reference: filed.reference, isHidden: false }]);
    expect(cases[0]?.sentence).toBe(
      'Received, waiting for acceptance: Market Regulation will tell you by Tuesday 3 November',
    );
    expect((await browser.ask('/en/me', { intent: 'open', reference: filed.reference })).location).toBe(
      '/en/track/case',
    );
    expect((await browser.ask('/track/case')).shown).toMatchObject({ page: { reference: filed.reference } });
  });

  test('opens nothing that it does not list', async () => {
    const { browser } = await listed();
    const other = await fileAReport(browser.context.db, { report: NAMED });
    expect((await browser.ask('/me', { intent: 'open', reference: other.reference })).location).toBe('/me?done=gone');
    expect(browser.cookies.has('__Host-track')).toBe(false);
  });

  test('limits guesses of codes like the page to look one up', async () => {
    const { browser } = await listed();
    for (let n = 0; n < 5; n += 1) {
      expect((await browser.ask('/me', { intent: 'add', code: '0'.repeat(20) })).status).toBe(400);
    }
    expect((await browser.ask('/me', { intent: 'add', code: '0'.repeat(20) })).status).toBe(429);
  });

  test('an unknown button does nothing', async () => {
    const { browser } = await listed();
    for (const intent of ['', 'constructor', 'delete'])
      expect((await browser.ask('/me', { intent })).location).toBe('/me');
  });

  test('signing out, leaving at once and deleting end the session', async () => {
    for (const end of ['/me', '/exit', '/me/delete']) {
      const { browser } = await listed();
      await browser.ask(end, { intent: 'leave' });
      expect(browser.cookies.has('__Host-me')).toBe(false);
      expect(await browser.context.db.selectFrom('investor_sessions').selectAll().execute()).toEqual([]);
      expect((await browser.ask('/me')).location).toBe('/sign-in');
    }
  });
});

describe('a report begun from the account', () => {
  async function reportAs(identityMode: string, start: [path: string, fields: Fields] = ['/me', { intent: 'report' }]) {
    const browser = aBrowser();
    await browser.signInAs();
    expect((await browser.ask(...start)).location).toBe('/report/step/kind');
    const forms: [string, Fields][] = [
      ...FEE_FORMS.map(([word, fields]): [string, Fields] => [word, word === 'identity' ? { identityMode } : fields]),
      ['project', {}],
      ['contact', { name: '伊万', phone: '13800000000' }],
    ];
    for (const [word, fields] of forms) await browser.ask(`/report/step/${word}`, fields);
    const { shown } = (await browser.ask('/report/check')).shown as { shown: string };
    expect((await browser.ask('/report/check', { shown, query: 'no' })).location).toBe('/report/done');
    return ((await browser.ask('/me')).shown as { cases: unknown[] }).cases.length;
  }

  test('by name is listed there', async () => {
    expect(await reportAs('named')).toBe(1);
  });

  test.each(['hidden', 'anonymous'])('%s is not', async (identityMode) => {
    expect(await reportAs(identityMode)).toBe(0);
  });

  test('is the only one that is listed: begun elsewhere, a report asks for no account', async () => {
    expect(await reportAs('named', ['/report', {}])).toBe(0);
  });
});

describe('an application that an account keeps', () => {
  const AT = '/apply/company-registration';
  type Shown = { applications: { submissionId: string }[]; openHere: { zh: string } | null; cases: unknown[] };
  type Browser = ReturnType<typeof aBrowser>;
  const shownAt = async (browser: Browser) => (await browser.ask('/me')).shown as Shown;

  async function keptFrom(here: Browser) {
    await here.ask(AT, {});
    for (const [word, fields] of FORMS.slice(0, 2)) await here.ask(`${AT}/step/${word}`, fields);
    expect((await here.ask(`${AT}/keep`)).shown).toMatchObject({ account: 'sign_in' });
    await here.signInAs();
    expect(await shownAt(here)).toMatchObject({ applications: [], openHere: { zh: '公司设立登记' } });
    expect((await here.ask(`${AT}/keep`)).shown).toMatchObject({ account: 'offered' });
    expect((await here.ask(`${AT}/keep`, { intent: 'account' })).location).toBe('/me?done=kept');
    expect((await here.ask(`${AT}/keep`)).shown).toMatchObject({ account: 'keeps', isKept: true });
    return (await shownAt(here)).applications[0]?.submissionId ?? '';
  }

  test('goes on where the mailbox signs in, is sent from there and is listed as a case', async () => {
    const here = aBrowser();
    const application = await keptFrom(here);
    const there = aBrowser({ db: here.context.db });
    await there.signInAs();
    expect((await there.ask('/me', { intent: 'resume', application })).location).toBe(AT);
    expect((await here.ask(`${AT}/keep`)).location).toBe(`${AT}?gone=1`);
    for (const [word, fields] of FORMS.slice(2)) await there.ask(`${AT}/step/${word}`, fields);
    const { shown } = (await there.ask(`${AT}/check`)).shown as { shown: string };
    expect((await there.ask(`${AT}/check`, { shown })).location).toBe('/apply/done');
    expect(await shownAt(there)).toMatchObject({ applications: [], openHere: null, cases: [{}] });
  });

  test('is nobody else’s, and waits longer than a session', async () => {
    let now = MONDAY;
    const here = aBrowser({ clock: () => now });
    const application = await keptFrom(here);
    now = new Date(MONDAY.getTime() + 20 * 24 * 3_600_000);
    const other = aBrowser({ db: here.context.db, clock: () => now });
    await other.signInAs('olga@mail.example');
    expect((await shownAt(other)).applications).toEqual([]);
    expect((await other.ask('/me', { intent: 'resume', application })).location).toBe('/me?done=gone');
    const again = aBrowser({ db: here.context.db, clock: () => now });
    await again.signInAs();
    expect((await shownAt(again)).applications).toEqual([expect.objectContaining({ submissionId: application })]);
  });

  test('goes with the account', async () => {
    const here = aBrowser();
    await keptFrom(here);
    await here.ask('/me/delete', {});
    expect(await here.context.db.selectFrom('service_drafts').select('token_hash').execute()).toEqual([]);
  });
});
