import { describe, expect, test } from 'vitest';
import { anApplicant, fillIn } from '#tests/routes/public/an-applicant.ts';

const ID = 'company-registration';
const HOUR_MS = 60 * 60_000;

describe('an application', () => {
  test('goes from question to question, then to the list, the check page and the receipt', async () => {
    const applicant = anApplicant();
    expect(await applicant.ask(`/apply/${ID}`, {})).toMatchObject({ location: `/apply/${ID}/step/applicant` });
    expect(await fillIn(applicant)).toMatchObject({ status: 303, location: `/apply/${ID}` });
    expect((await applicant.ask(`/apply/${ID}`)).shown).toMatchObject({
      list: {
        tasks: Array(7)
          .fill({ isDone: true })
          .map((task) => expect.objectContaining(task)),
      },
    });
    expect(await applicant.send()).toMatchObject({ status: 303, location: '/apply/done' });
    const { shown } = await applicant.ask('/apply/done');
    expect(shown).toMatchObject({ state: 'receipt', receipt: { lead: { id: 'scjg' } } });
  });

  test('may be filled in in any order; only the company waits for who applies', async () => {
    const applicant = anApplicant();
    await fillIn(applicant, 'applicant');
    expect(await applicant.ask(`/apply/${ID}/step/company`)).toMatchObject({ location: `/apply/${ID}/step/applicant` });
    const answer = await applicant.ask(`/apply/${ID}/step/matter`, { matter: '开厂' });
    expect(answer).toMatchObject({ location: `/apply/${ID}/step/papers` });
    expect(await applicant.ask(`/apply/${ID}/check`)).toMatchObject({ location: `/apply/${ID}/step/applicant` });
  });

  test('refuses a wrong answer with what was typed', async () => {
    const applicant = anApplicant();
    await fillIn(applicant, 'contact');
    const answer = await applicant.ask(`/apply/${ID}/step/contact`, { name: '', phone: '12' });
    expect(answer).toMatchObject({
      status: 400,
      shown: { values: { phone: '12' }, errors: { name: 'name', phone: 'phone' } },
    });
  });

  test('takes what is typed along into another language and back', async () => {
    const applicant = anApplicant();
    await fillIn(applicant, 'matter');
    const answer = await applicant.ask(`/apply/${ID}/step/matter`, { matter: '一半', intent: 'language:ru' });
    expect(answer.location).toBe(`/ru/apply/${ID}/step/matter`);
    expect((await applicant.ask(`/ru/apply/${ID}/step/matter`)).shown).toMatchObject({ values: { matter: '一半' } });
  });

  test('ticks several papers under one name', async () => {
    const applicant = anApplicant();
    await fillIn(applicant, 'papers');
    await applicant.ask(`/apply/${ID}/step/papers`, [
      ['papers', '0'],
      ['papers', '3'],
    ]);
    expect((await applicant.ask(`/apply/${ID}/step/papers`)).shown).toMatchObject({ values: { papers: '0,3' } });
  });

  test('is sent once, whatever is clicked again', async () => {
    const applicant = anApplicant();
    await fillIn(applicant);
    const { shown } = (await applicant.ask(`/apply/${ID}/check`)).shown as { shown: string };
    await Promise.all([1, 2].map(() => applicant.ask(`/apply/${ID}/check`, { shown })));
    expect(await applicant.ask(`/apply/${ID}/check`, { shown })).toMatchObject({ location: '/apply/done?again=1' });
    expect(await applicant.context.db.selectFrom('cases').selectAll().execute()).toHaveLength(1);
  });

  test('is not sent where the check page showed something else', async () => {
    const applicant = anApplicant();
    await fillIn(applicant);
    expect(await applicant.ask(`/apply/${ID}/check`, { shown: 'other' })).toMatchObject({
      status: 400,
      shown: { isChanged: true },
    });
    expect(await applicant.context.db.selectFrom('cases').selectAll().execute()).toEqual([]);
  });

  test('started again for the same service erases nothing; another service says what would be erased', async () => {
    const applicant = anApplicant();
    await fillIn(applicant, 'matter');
    expect(await applicant.ask(`/apply/${ID}`, {})).toMatchObject({ location: `/apply/${ID}` });
    const other = await applicant.ask('/apply/consultation');
    expect(other.shown).toMatchObject({ list: null, start: { other: { id: ID } } });
  });

  test('that was sent warns before its unconfirmed code is given up for another one', async () => {
    const applicant = anApplicant();
    await fillIn(applicant);
    await applicant.send();
    expect((await applicant.ask('/apply/consultation')).shown).toMatchObject({ list: null, start: { isSent: true } });
  });

  test('of a closed or an unknown service is not begun', async () => {
    const applicant = anApplicant();
    expect(await applicant.ask('/apply/construction-permit', {})).toMatchObject({
      location: '/services/construction-permit',
    });
    expect(await applicant.ask('/apply/nothing')).toMatchObject({ status: 404 });
  });

  test('leaves nothing readable in the database', async () => {
    const applicant = anApplicant();
    await fillIn(applicant);
    const rows = await applicant.context.db.selectFrom('service_drafts').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(Buffer.concat(rows.map(({ box }) => box)).toString('utf8')).not.toContain('王小明');
  });
});

describe('a code to come back', () => {
  async function kept(now: { at: Date }) {
    const applicant = anApplicant({ clock: () => now.at });
    await fillIn(applicant, 'matter');
    const { shown } = await applicant.ask(`/apply/${ID}/keep`, {});
    return { applicant, code: (shown as { codeGroups: string[] }).codeGroups.join('-') };
  }

  test('opens the application on any device for 30 days; nothing but its hash is kept', async () => {
    const now = { at: new Date('2026-11-02T02:00:00.000Z') };
    const { applicant, code } = await kept(now);
    const [row] = await applicant.context.db.selectFrom('service_drafts').selectAll().execute();
    expect(JSON.stringify(row)).not.toContain(code.replaceAll('-', ''));
    now.at = new Date(now.at.getTime() + 29 * 24 * HOUR_MS);
    applicant.forget();
    const opened = await applicant.ask('/apply/resume', { code: ` ${code.toLowerCase()} ` });
    expect(opened).toMatchObject({ status: 303, location: `/apply/${ID}` });
    expect((await applicant.ask(`/apply/${ID}/step/contact`)).shown).toMatchObject({ values: { name: '王小明' } });
  });

  test('takes the application away from the device that it was on', async () => {
    const now = { at: new Date('2026-11-02T02:00:00.000Z') };
    const { applicant, code } = await kept(now);
    const elsewhere = anApplicant(applicant.context);
    await elsewhere.ask('/apply/resume', { code });
    expect(await applicant.ask(`/apply/${ID}/step/contact`)).toMatchObject({ location: `/apply/${ID}?gone=1` });
  });

  test('ends when another one is made, after 30 days, and when the application is sent', async () => {
    const now = { at: new Date('2026-11-02T02:00:00.000Z') };
    const { applicant, code } = await kept(now);
    const { shown } = await applicant.ask(`/apply/${ID}/keep`, {});
    const newer = (shown as { codeGroups: string[] }).codeGroups.join('-');
    const wrong = { status: 400, location: null };
    expect(await anApplicant(applicant.context).ask('/apply/resume', { code })).toMatchObject(wrong);
    await applicant.ask(`/apply/${ID}/step/matter`, { matter: '开厂' });
    await applicant.ask(`/apply/${ID}/step/papers`, {});
    await applicant.ask(`/apply/${ID}/step/files`, {});
    await applicant.ask(`/apply/${ID}/step/handling`, { handling: 'self' });
    expect(await applicant.send()).toMatchObject({ location: '/apply/done' });
    expect(await anApplicant(applicant.context).ask('/apply/resume', { code: newer })).toMatchObject(wrong);
    const late = await kept(now);
    now.at = new Date(now.at.getTime() + 31 * 24 * HOUR_MS);
    expect(await anApplicant(late.applicant.context).ask('/apply/resume', { code: late.code })).toMatchObject(wrong);
  });

  test('without one the application is gone after 4 hours', async () => {
    const now = { at: new Date('2026-11-02T02:00:00.000Z') };
    const applicant = anApplicant({ clock: () => now.at });
    await fillIn(applicant, 'matter');
    now.at = new Date(now.at.getTime() + 4 * HOUR_MS);
    expect(await applicant.ask(`/apply/${ID}/step/contact`)).toMatchObject({ location: `/apply/${ID}?gone=1` });
  });

  test('wrong, unknown and malformed gets one answer, and after five tries waits', async () => {
    const applicant = anApplicant();
    const answers = [];
    for (const code of ['WRONG', '00000-00000-00000-00000', 'x', '7K4QM-2WTRX-ABCDE-12345', '!']) {
      answers.push(await applicant.ask('/apply/resume', { code }));
    }
    expect(
      new Set(answers.map(({ status, shown }) => `${status} ${JSON.stringify((shown as { errors: object }).errors)}`))
        .size,
    ).toBe(1);
    expect(await applicant.ask('/apply/resume', { code: 'x' })).toMatchObject({ status: 429 });
  });
});

describe('mails about a request', () => {
  const mailed = (mails: string, email: string) => ({ name: '王小明', phone: '138 0000 0000', email, mails });

  test('are asked for with the contact, and the first one says that it was received', async () => {
    const applicant = anApplicant();
    await fillIn(applicant);
    await applicant.ask(`/apply/${ID}/step/contact`, mailed('yes', 'wang@mail.example'));
    expect((await applicant.ask(`/apply/${ID}/step/contact`)).shown).toMatchObject({ values: { mails: 'yes' } });
    await applicant.send();
    const { db } = applicant.context;
    expect(await db.selectFrom('mail_relays').select('locale').execute()).toEqual([{ locale: 'zh-CN' }]);
    expect(await db.selectFrom('outbox').select('template').where('relay_key', 'is not', null).execute()).toEqual([
      { template: 'investor_news' },
    ]);
  });

  test('want an address; not asked for, none is kept', async () => {
    const applicant = anApplicant();
    await fillIn(applicant);
    const refused = await applicant.ask(`/apply/${ID}/step/contact`, mailed('yes', ''));
    expect(refused).toMatchObject({ status: 400, shown: { errors: { email: 'mail_none' }, values: { mails: 'yes' } } });
    await applicant.ask(`/apply/${ID}/step/contact`, mailed('', 'wang@mail.example'));
    await applicant.send();
    expect(await applicant.context.db.selectFrom('mail_relays').selectAll().execute()).toEqual([]);
  });
});
