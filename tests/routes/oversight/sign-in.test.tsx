import { describe, expect, test } from 'vitest';
import { totpAt } from '#app/crypto/totp.server.ts';
import OversightSignIn, * as signIn from '#app/routes/oversight/sign-in.tsx';
import * as signOut from '#app/routes/oversight/sign-out.tsx';
import type { RefusedSignIn } from '#app/routes/staff/sign-in-action.server.ts';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { argsOf, aSignedInInspector, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { MONDAY } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { testKeys } from '#tests/support/keys.ts';

const PATH = '/oversight/sign-in';
const post = (context: ReturnType<typeof aContext>, fields: Record<string, string>, cookie?: string) =>
  outcomeOf<RefusedSignIn>(() => signIn.action(argsOf(context, { path: PATH, fields, cookie })));

describe('the sign-in page of oversight', () => {
  test('asks for all three parts in one form and works without a script', () => {
    const html = pageOf(<OversightSignIn loaderData={{ isExpired: false }} />, PATH);
    expect(html).toContain('<form method="post"');
    for (const name of ['userName', 'password', 'code']) expect(html).toContain(`name="${name}"`);
    expect(html).toContain('staff-oversight');
    expect(html).not.toContain('<script');
  });

  test('leads to the inbox with a session of its own area', async () => {
    const context = aContext({ clock: () => MONDAY });
    const { cookie } = await aSignedInInspector(context);
    expect(cookie).toMatch(/^__Host-oversight=[\w-]{43}$/);
  });

  test('keeps the user name but never the password or the code', async () => {
    const context = aContext({ clock: () => MONDAY });
    const refused = await post(context, { userName: 'wangfang', password: 'geheim-geheim', code: '123456' });
    expect(refused.status).toBe(400);
    const html = pageOf(<OversightSignIn loaderData={{ isExpired: false }} actionData={refused.data} />, PATH);
    expect(html).toContain('value="wangfang"');
    expect(html).toContain('用户名、密码或动态验证码不对');
    expect(html).toContain('错误：');
    expect(html).not.toContain('geheim');
    expect(html).not.toContain('123456');
  });

  test('says until when a lock holds and that it ends by itself', async () => {
    const context = aContext({ clock: () => MONDAY });
    const wrong = { userName: 'nobody', password: 'x', code: '123456' };
    for (let index = 0; index < 4; index += 1) await post(context, wrong);
    const refused = await post(context, wrong);
    const html = pageOf(<OversightSignIn loaderData={{ isExpired: false }} actionData={refused.data} />, PATH);
    expect(html).toContain('09:15 前不能登录');
    expect(html).toContain('自动恢复，不需要别人解锁');
  });

  test('asks for what is missing without counting it as a failure', async () => {
    const context = aContext({ clock: () => MONDAY });
    for (let index = 0; index < 6; index += 1) {
      const refused = await post(context, { userName: 'wangfang', password: '', code: '' });
      expect(refused.data.problem).toEqual({ reason: 'incomplete' });
    }
    expect(await context.db.selectFrom('audit_rows').selectAll().execute()).toEqual([]);
  });

  test('refuses an address that tries too often, in seconds', async () => {
    const context = aContext({ clock: () => MONDAY });
    for (let index = 0; index < 20; index += 1) await context.limits.signIn.take(context.clientAddress);
    const refused = await post(context, { userName: 'wangfang', password: 'x', code: '123456' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toMatch(/^\d+$/);
    const html = pageOf(<OversightSignIn loaderData={{ isExpired: false }} actionData={refused.data} />, PATH);
    expect(html).toMatch(/请过 \d+ 秒再试/);
  });

  test('takes no officer, with the answer of a wrong password', async () => {
    const context = aContext({ clock: () => MONDAY });
    const made = await createAccount(
      { db: context.db, now: MONDAY, keys: testKeys },
      { userName: 'liwei', displayName: '李伟', department: 'scjg', role: 'head', email: null },
    );
    if (!made.ok) throw new Error(made.reason);
    const code = totpAt(made.totpSecret, MONDAY);
    const refused = await post(context, { userName: 'liwei', password: made.password, code });
    expect(refused.data.problem).toEqual({ ok: false, reason: 'wrong' });
  });

  test('says that a session ran out', async () => {
    const context = aContext();
    const loaded = await outcomeOf<{ isExpired: boolean }>(async () =>
      signIn.loader(argsOf(context, { path: `${PATH}?expired=1` })),
    );
    expect(pageOf(<OversightSignIn loaderData={loaded.data} />, PATH)).toContain('登录已过期');
  });
});

describe('signing out of oversight', () => {
  test('ends the session on the server and in the browser', async () => {
    const context = aContext({ clock: () => MONDAY });
    const { cookie } = await aSignedInInspector(context);
    const path = '/oversight/sign-out';
    const left = await outcomeOf(() => signOut.action(argsOf(context, { path, cookie, fields: {} })));
    expect(left).toMatchObject({ status: 303, location: PATH });
    expect(left.headers.get('Set-Cookie')).toContain('Max-Age=0');
    expect(await context.db.selectFrom('staff_sessions').selectAll().execute()).toEqual([]);
  });

  test('does not happen by following a link', async () => {
    const context = aContext({ clock: () => MONDAY });
    await aSignedInInspector(context);
    expect((await outcomeOf(async () => signOut.loader())).location).toBe('/oversight');
    expect(await context.db.selectFrom('staff_sessions').selectAll().execute()).toHaveLength(1);
  });
});
