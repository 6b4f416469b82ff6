import { afterEach, describe, expect, test } from 'vitest';
import type { ReportLocale } from '#app/domain/report.ts';
import { createMailer } from '#app/emails/mailer.server.ts';
import { deliverEmails } from '#app/jobs/deliver-emails.server.ts';
import { stopInvestorMails } from '#app/use-cases/investor-mail.server.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { hasDeadMails, listDeadMails } from '#db/repositories/dead-mails.server.ts';
import { fileAReport, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { type MailServer, smtpError, startMailServer } from '#tests/support/smtp.ts';

const EMAIL = 'ivan.petrov@mail.example';
const CONTACT = { name: '伊万', phone: '13900001111', email: EMAIL, reachable: null, project: '云杉' };

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  open.push(server);
  return server;
}

function deliver(db: Db, url: string, now = MONDAY) {
  const mailer = createMailer({ smtpUrl: url, mailFrom: 'portal@county.example' });
  const { signal } = new AbortController();
  return deliverEmails({ db, keys: testKeys, mailer, clock: () => now, origin: 'https://portal.example', signal });
}

function file(db: Db, locale: ReportLocale = 'zh-CN', identityMode: 'named' | 'hidden' = 'hidden') {
  return fileAReport(db, { report: { locale, identityMode, contact: CONTACT, mailTo: EMAIL } });
}

describe('the mail to an investor', () => {
  test.each<[ReportLocale, string, string]>([
    ['zh-CN', '有新进展，请到网站查看', 'https://portal.example/track'],
    ['en', 'There is news for you on the site', 'https://portal.example/en/track'],
    ['ru', 'На сайте есть новости для Вас', 'https://portal.example/ru/track'],
  ])(
    'in %s has a constant subject, the page that asks for the code, and a way to stop',
    async (locale, subject, track) => {
      const db = testDb();
      const server = await serve();
      await file(db, locale);
      expect(await deliver(db, server.url)).toMatchObject({ sent: 1, failed: 0 });
      const [mail] = server.received;
      expect(mail?.to).toEqual([EMAIL]);
      expect(mail?.parsed.subject).toBe(subject);
      const lines = (mail?.parsed.text ?? '').trim().split('\n');
      expect(lines).toHaveLength(5);
      expect(lines[1]).toBe(track);
      expect(lines[4]).toMatch(new RegExp(`^${track.replace('/track', '/mail/stop')}\\?k=[\\w-]{43}$`));
      expect(mail?.parsed.html).toContain(`<html lang="${locale}">`);
      expect(mail?.parsed.html).not.toMatch(/<(img|script|style|link|iframe)|style=/);
    },
  );

  test('is the same whatever happened, and holds no word of the case', async () => {
    const db = testDb();
    const server = await serve();
    const { reference, code } = await file(db);
    await deliver(db, server.url);
    await sweepTo(db, shanghai('2026-12-30 09:00'));
    await deliver(db, server.url, shanghai('2026-12-30 09:01'));
    const mails = server.received.filter(({ to }) => to[0] === EMAIL);
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ parsed }) => `${parsed.subject}${parsed.text}${parsed.html}`)).size).toBe(1);
    expect(new Set(mails.map(({ parsed }) => parsed.messageId)).size).toBe(2);
    const { departments } = await getCountyRules(db);
    const names = [...departments.values()].flatMap(({ name }) => [name.zh, name.en, name.ru]);
    for (const { raw, parsed } of mails) {
      const readable = [raw, parsed.subject, parsed.text, parsed.html].join('\n');
      for (const word of [reference, code, '伊万', '13900001111', '云杉', '投诉', '举报', '匿名', ...names]) {
        expect(readable).not.toContain(word);
      }
    }
  });

  test('that is refused for good shows on no unit’s list of failed mails', async () => {
    const db = testDb();
    const server = await serve({ onRcptTo: (_address, _session, callback) => callback(smtpError(550)) });
    await file(db);
    expect(await deliver(db, server.url)).toEqual({ sent: 0, failed: 1 });
    const row = await db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ dead_at: MONDAY.toISOString(), next_try_at: null, account_id: null });
    const { departments } = await getCountyRules(db);
    for (const id of departments.keys()) {
      expect(await hasDeadMails(db, id)).toBe(false);
      expect(await listDeadMails(db, id, 10)).toEqual([]);
    }
  });

  test('that waits while the mails are stopped is never sent', async () => {
    const db = testDb();
    const server = await serve();
    await file(db);
    const stopped = await serve({ answer: () => smtpError(451) });
    await deliver(db, stopped.url);
    const link = /k=([\w-]{43})/.exec(stopped.received[0]?.parsed.text ?? '')?.[1] ?? '';
    await stopInvestorMails(db, link);
    expect(await deliver(db, server.url, new Date(MONDAY.getTime() + 3_600_000))).toEqual({ sent: 0, failed: 0 });
    expect(server.received).toEqual([]);
  });
});
