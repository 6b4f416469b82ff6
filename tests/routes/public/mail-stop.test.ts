import { describe, expect, test } from 'vitest';
import * as stop from '#app/routes/public/mail-stop.tsx';
import { openAddress } from '#app/use-cases/investor-mail.server.ts';
import { findMailRelay } from '#db/repositories/mail-relays.server.ts';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';
import { fileAReport } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { testKeys } from '#tests/support/keys.ts';

const EMAIL = 'ivan.petrov@mail.example';
const CONTACT = { name: '伊万', phone: null, email: EMAIL, reachable: null, project: null };
const NO_MAIL = { ...aContext().settings, mailIsConfigured: false };
const WITH_MAIL = { ...NO_MAIL, mailIsConfigured: true };

async function aRelay() {
  const context = aContext();
  await fileAReport(context.db, { report: { identityMode: 'hidden', contact: CONTACT, mailTo: EMAIL } });
  const { relay_key } = await context.db.selectFrom('mail_relays').select('relay_key').executeTakeFirstOrThrow();
  const relay = await findMailRelay(context.db, relay_key);
  if (!relay) throw new Error('no relay');
  const relays = async () => (await context.db.selectFrom('mail_relays').selectAll().execute()).length;
  return { context, relays, token: openAddress(testKeys, relay).stopToken };
}

function ask(context: ReturnType<typeof aContext>, path: string, body?: URLSearchParams) {
  const url = new URL(path, 'http://localhost');
  const request = new Request(url, { method: body ? 'POST' : 'GET', body });
  const args = { context, request, url, pattern: '', params: {} };
  return body ? stop.action(args) : stop.loader(args);
}

describe('the page that stops the mails', () => {
  test('opened changes nothing: mail servers open links too', async () => {
    const { context, relays, token } = await aRelay();
    expect(ask(context, `/ru/mail/stop?k=${token}`)).toEqual({ token, isDone: false });
    expect(await relays()).toBe(1);
  });

  test('answers a right, a used and a wrong token alike, and only the right one stops anything', async () => {
    const { context, relays, token } = await aRelay();
    const answers: string[] = [];
    for (const k of ['x'.repeat(43), '', token, token]) {
      const answer = (await ask(context, '/ru/mail/stop', new URLSearchParams({ k }))) as Response;
      answers.push(`${answer.status} ${answer.headers.get('Location')}`);
      expect(await relays()).toBe(k === token ? 0 : 1);
    }
    expect(new Set(answers)).toEqual(new Set(['303 /ru/mail/stop?done=1']));
  });
});

describe('the question for mails, with how to be reached', () => {
  const forms = (contact: Record<string, string>) => ({ identity: { identityMode: 'hidden' }, contact });

  async function upToContact(settings = WITH_MAIL) {
    const reporter = aReporter({ settings });
    await fillIn(reporter, { forms: forms({}) });
    await reporter.ask('/report/step/project', {});
    return reporter;
  }

  test('is asked only where the portal can send mail', async () => {
    const shown = async (settings: typeof WITH_MAIL) =>
      (await (await upToContact(settings)).ask('/report/step/contact')).shown;
    expect(await shown(WITH_MAIL)).toMatchObject({ offersMail: true });
    expect(await shown(NO_MAIL)).toMatchObject({ offersMail: false });
  });

  test('needs an address that mail can be sent to', async () => {
    const reporter = await upToContact();
    const typed = { name: '伊万', mails: 'yes' };
    const refused = await reporter.ask('/report/step/contact', typed);
    expect(refused).toMatchObject({ status: 400, shown: { values: typed, errors: { email: 'mail_none' } } });
    const odd = await reporter.ask('/report/step/contact', { ...typed, email: "o'neil@mail.example" });
    expect(odd).toMatchObject({ status: 400, shown: { errors: { email: 'mail_none' } } });
    expect((await reporter.ask('/report/step/contact', { ...typed, email: EMAIL })).location).toBe('/report/check');
    await reporter.send({ query: 'no' });
    expect(await reporter.context.db.selectFrom('mail_relays').select('locale').execute()).toEqual([
      { locale: 'zh-CN' },
    ]);
  });

  test('is forgotten when another way to report is chosen', async () => {
    const reporter = await upToContact();
    await reporter.ask('/report/step/contact', { name: '伊万', mails: 'yes', email: EMAIL });
    await reporter.ask('/report/step/identity?back=check', { identityMode: 'named' });
    await reporter.send({ query: 'no' });
    expect(await reporter.context.db.selectFrom('mail_relays').select('locale').execute()).toEqual([]);
    expect(await reporter.rows('reports')).toHaveLength(1);
  });
});
