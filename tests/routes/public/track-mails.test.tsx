import { describe, expect, test } from 'vitest';
import * as trackCase from '#app/routes/public/track-case.tsx';
import * as mails from '#app/routes/public/track-mails.tsx';
import { openAddress, stopInvestorMails } from '#app/use-cases/investor-mail.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { findMailRelay } from '#db/repositories/mail-relays.server.ts';
import { outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anOpenedCase } from '#tests/routes/public/an-opened-case.tsx';
import { asStaff, shanghai } from '#tests/support/builders.ts';
import { testKeys } from '#tests/support/keys.ts';

const HERE = '/track/case/mails';
const CONTACT = { name: '伊万', phone: '13800000000', email: null, reachable: null, project: null };
const named = { report: { identityMode: 'named' as const, contact: CONTACT } };
type Opened = Awaited<ReturnType<typeof anOpenedCase>>;

async function anOpenCase(mode: 'named' | 'hidden' | 'anonymous', isConfigured = true): Promise<Opened> {
  const report = mode === 'anonymous' ? {} : { ...named.report, identityMode: mode };
  const opened = await anOpenedCase({ report });
  Object.assign(opened.context.settings, { mailIsConfigured: isConfigured });
  return opened;
}

const send = ({ args }: Opened, fields: Record<string, string>) =>
  outcomeOf<{ email: string; error: string }>(async () => mails.action(args(HERE, fields)));

async function addresses({ context: { db } }: Opened): Promise<string[]> {
  const rows = await db.selectFrom('mail_relays').select('relay_key').execute();
  const relays = await Promise.all(rows.map(({ relay_key }) => findMailRelay(db, relay_key)));
  return relays.flatMap((relay) => (relay ? [openAddress(testKeys, relay).email] : []));
}

async function waiting({ context: { db } }: Opened): Promise<number> {
  return (await db.selectFrom('outbox').select('id').where('relay_key', 'is not', null).execute()).length;
}

describe('mails about a case, chosen behind its code', () => {
  test.each(['named', 'hidden'] as const)(
    '%s: are switched on, told the news, changed and switched off',
    async (mode) => {
      const opened = await anOpenCase(mode);
      expect(await mails.loader(opened.args(HERE))).toMatchObject({ isOn: false });
      expect(await send(opened, { email: ' Ivan@mail.example ' })).toMatchObject({
        location: '/track/case?sent=mailsOn',
      });
      expect(await addresses(opened)).toEqual(['Ivan@mail.example']);
      const officer = asStaff(opened.context.db, opened.officer, shanghai('2026-11-02 11:00'));
      const reply = { text: '已在办。', done: null, next: null, nextByOn: null };
      await replyToInvestor(officer, opened.reference, reply);
      expect(await waiting(opened)).toBe(1);
      await send(opened, { email: 'other@mail.example' });
      expect(await addresses(opened)).toEqual(['other@mail.example']);
      expect(await mails.loader(opened.args(HERE))).toMatchObject({ isOn: true });
      expect(await send(opened, { intent: 'stop' })).toMatchObject({ location: '/track/case?sent=mailsOff' });
      expect(await addresses(opened)).toEqual([]);
      expect(await waiting(opened)).toBe(0);
    },
  );

  test('are never sent about an anonymous report, whatever is posted', async () => {
    const opened = await anOpenCase('anonymous');
    expect(await outcomeOf(async () => mails.loader(opened.args(HERE)))).toMatchObject({
      location: '/track/case?sent=changed',
    });
    expect(await send(opened, { email: 'ivan@mail.example' })).toMatchObject({ location: '/track/case?sent=changed' });
    expect(await addresses(opened)).toEqual([]);
  });

  test.each(['', 'ivan', 'ivan@mail', '"a b"@mail.example', 'a@b.example, c@d.example'])(
    'want an address that mail can be sent to, not “%s”, which is kept to be corrected',
    async (email) => {
      const opened = await anOpenCase('named');
      const refused = await send(opened, { email });
      expect(refused).toMatchObject({
        status: 400,
        data: { email, error: '请输入接收通知的邮箱，例如 name@example.com' },
      });
      expect(await addresses(opened)).toEqual([]);
    },
  );

  test('stop by the link of a mail too', async () => {
    const opened = await anOpenCase('named');
    await send(opened, { email: 'ivan@mail.example' });
    const { db } = opened.context;
    const { relay_key } = await db.selectFrom('mail_relays').select('relay_key').executeTakeFirstOrThrow();
    const relay = await findMailRelay(db, relay_key);
    await stopInvestorMails(db, relay ? openAddress(testKeys, relay).stopToken : '');
    expect(await mails.loader(opened.args(HERE))).toMatchObject({ isOn: false });
  });

  test.each([
    ['', '邮件通知'],
    ['/en', 'News by mail'],
    ['/ru', 'Новости по почте'],
  ])('%s are a link on the case, and their page never shows the address', async (language, title) => {
    const opened = await anOpenCase('hidden');
    await send(opened, { email: 'ivan@mail.example' });
    const data = await trackCase.loader(opened.args(`${language}/track/case`));
    expect(pageOf(<trackCase.default loaderData={data} />, `${language}/track/case`)).toContain(title);
    const page = await mails.loader(opened.args(`${language}${HERE}`));
    const shown = pageOf(<mails.default loaderData={page} />, `${language}${HERE}`);
    expect(shown).toContain(title);
    expect(shown).not.toContain('ivan');
  });

  test('are not offered where the county sends no mail, and to no anonymous reporter', async () => {
    for (const opened of [await anOpenCase('named', false), await anOpenCase('anonymous')]) {
      const data = await trackCase.loader(opened.args('/track/case'));
      expect(pageOf(<trackCase.default loaderData={data} />, '/track/case')).not.toContain(HERE);
    }
  });
});
