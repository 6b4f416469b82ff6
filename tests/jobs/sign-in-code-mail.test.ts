import { afterEach, describe, expect, test } from 'vitest';
import { hashToken } from '#app/crypto/code.server.ts';
import { createMailer } from '#app/emails/mailer.server.ts';
import { deleteIdle } from '#app/jobs/delete-idle.server.ts';
import { deliverEmails } from '#app/jobs/deliver-emails.server.ts';
import { askSignInCode, codeOf, signInInvestor } from '#app/use-cases/sign-in-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { anInvestor, MONDAY } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { type MailServer, startMailServer } from '#tests/support/smtp.ts';

const EMAIL = 'ivan.petrov@mail.example';
const TEN_MINUTES_ON = new Date(MONDAY.getTime() + 10 * 60_000);

const open: MailServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function sent(db: Db, now = MONDAY) {
  const server = await startMailServer();
  open.push(server);
  const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'portal@county.example' });
  const { signal } = new AbortController();
  await deliverEmails({ db, keys: testKeys, mailer, clock: () => now, origin: 'https://portal.example', signal });
  return server.received;
}

describe('the mail with the code', () => {
  test.each([
    ['zh-CN', '登录验证码'],
    ['en', 'Code to sign in'],
    ['ru', 'Код для входа'],
  ] as const)('in %s holds the code in its body, not in its subject, and no link', async (locale, subject) => {
    const db = testDb();
    const challengeToken = await askSignInCode(anInvestor(db, MONDAY), { email: EMAIL, locale });
    const code = codeOf(testKeys, hashToken(challengeToken));
    const [mail] = await sent(db);
    expect(mail?.to).toEqual([EMAIL]);
    expect(mail?.parsed.subject).toBe(subject);
    expect(mail?.parsed.text).toContain(code);
    expect(`${mail?.parsed.text}${mail?.parsed.html}`).not.toMatch(/https?:|href/);
    const typed = { challengeToken, typed: /\d{6}/.exec(mail?.parsed.text ?? '')?.[0] ?? '' };
    expect(await signInInvestor(anInvestor(db, MONDAY), typed)).toMatchObject({ ok: true });
  });

  test('is not sent when the code has run out, nor when it was used meanwhile', async () => {
    const db = testDb();
    await askSignInCode(anInvestor(db, MONDAY), { email: EMAIL, locale: 'en' });
    expect(await sent(db, TEN_MINUTES_ON)).toEqual([]);
    const challengeToken = await askSignInCode(anInvestor(db, MONDAY), { email: EMAIL, locale: 'en' });
    const typed = codeOf(testKeys, hashToken(challengeToken));
    await signInInvestor(anInvestor(db, MONDAY), { challengeToken, typed });
    expect(await sent(db)).toEqual([]);
  });

  test('leaves no trace of the address once the code has run out', async () => {
    const db = testDb();
    await askSignInCode(anInvestor(db, MONDAY), { email: EMAIL, locale: 'en' });
    await deleteIdle(db, TEN_MINUTES_ON);
    expect(await db.selectFrom('sign_in_challenges').selectAll().execute()).toEqual([]);
  });
});
