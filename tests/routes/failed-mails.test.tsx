import type { LoaderFunctionArgs } from 'react-router';
import { describe, expect, test } from 'vitest';
import type { StaffRole } from '#app/domain/permissions.ts';
import type { PortalContext } from '#app/load-context.ts';
import * as deskMail from '#app/routes/desk/mail.tsx';
import * as queue from '#app/routes/desk/queue.tsx';
import * as oversightMail from '#app/routes/oversight/mail.tsx';
import type { Db } from '#db/client.server.ts';
import { getOutboxState, insertOutbox, markFailed } from '#db/repositories/outbox.server.ts';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, aSignedInInspector, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anAccount, MONDAY } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

type MailData = Parameters<typeof deskMail.default>[0]['loaderData'];

const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const BANNER = '有邮件没有送出，已不再重发。';
let mails = 0;

/** A mail to a person of this unit that was given up at this minute. */
async function aDeadMail(
  db: Db,
  given: { department: string; role?: StaffRole; minute?: number; template?: string; error?: string },
) {
  const { department, role = 'officer', minute = 0, template = 'red_light', error = 'EENVELOPE 550' } = given;
  mails += 1;
  const messageKey = `dead-${mails}`;
  const { accountId } = await anAccount(db, { department, role });
  await insertOutbox(db, [{ messageKey, template, accountId, createdAt: MONDAY }]);
  const { id } = await db
    .selectFrom('outbox')
    .select('id')
    .where('message_key', '=', messageKey)
    .executeTakeFirstOrThrow();
  for (const failed of [1, 2]) {
    await markFailed(db, id, { nextTryAt: failed === 1 ? MONDAY : null, error, now: at(minute) });
  }
  return () => db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function aDesk(seat: { department: string; role: StaffRole }) {
  const context = aContext({ clock: () => at(60) });
  const { cookie, actor } = await aSignedInOfficer(context, seat);
  const args = (fields?: Record<string, string>, path = '/desk/mail') => argsOf(context, { path, cookie, fields });
  const list = () => outcomeOf<MailData>(() => deskMail.loader(args()));
  const page = async () => pageOf(<deskMail.default loaderData={(await list()).data} />, '/desk/mail');
  const settle = (fields: Record<string, string>) => outcomeOf(() => deskMail.action(args(fields)));
  return { context, db: context.db, actor, list, page, settle, args };
}

async function auditOf({ db }: PortalContext) {
  const rows = await db.selectFrom('audit_rows').select(['act', 'subject', 'result', 'case_id']).execute();
  return rows.filter((row) => row.act.startsWith('mails_'));
}

describe('the list of mails that were given up', () => {
  test('says to whom, when and why, in the words of the mail’s own subject', async () => {
    const { db, page } = await aDesk({ department: 'scjg', role: 'head' });
    await aDeadMail(db, { department: 'scjg', template: 'summons', minute: 5 });
    await aDeadMail(db, { department: 'scjg', role: 'head', template: 'case_received', minute: 9, error: 'EAUTH 535' });
    await aDeadMail(db, { department: 'scjg', template: 'of_another_version', minute: 1, error: 'ECONNECTION' });
    const html = await page();
    const rows = [...html.matchAll(/<tr><th scope="row".*?<\/tr>/g)].map(([row]) => row.replace(/<[^>]+>/g, ' '));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/经办\d+（负责人） +有新的事项 +11 月 2 日（周一）09:09 +邮件服务器不接受登录 · EAUTH 535/);
    expect(rows[1]).toMatch(/（承办人） +有事项待办理 .*收件地址被拒收 · EENVELOPE 550/);
    expect(rows[2]).toMatch(/其他通知 .*连不上邮件服务器 · ECONNECTION/);
    for (const told of ['summons', '约谈', '@', 'TS-']) expect(html).not.toContain(told);
  });

  test('holds the own unit’s alone, for the hub as well: another unit’s would tell of its cases', async () => {
    for (const seat of [
      { department: 'zsj', role: 'hub' },
      { department: 'jtj', role: 'head' },
    ] as const) {
      const { db, context, list, args } = await aDesk(seat);
      await aDeadMail(db, { department: 'scjg' });
      await aDeadMail(db, { department: 'jjw', role: 'inspector' });
      expect((await list()).data.page.mails).toEqual([]);
      expect((await list()).data.frame.mailsFailed).toBe(false);
      const { data } = await outcomeOf<Awaited<ReturnType<typeof queue.loader>>>(() => queue.loader(args()));
      expect(pageOf(<queue.default loaderData={data} />, '/desk')).not.toContain(BANNER);
      expect(await auditOf(context)).toEqual([]);
    }
  });

  test('is not for officers, unless their unit has neither head nor hub', async () => {
    const { db, list, settle, context } = await aDesk({ department: 'gxj', role: 'officer' });
    await aDeadMail(db, { department: 'gxj' });
    expect((await list()).data).toMatchObject({ page: { mails: [{ role: 'officer' }] }, frame: { mailsFailed: true } });
    await anAccount(db, { department: 'gxj', role: 'head' });
    expect((await list()).status).toBe(403);
    expect((await settle({ how: 'retry', until: at(60).toISOString() })).status).toBe(403);
    expect((await settle({})).status).toBe(403);
    expect(await auditOf(context)).toEqual([{ act: 'mails_retry', subject: null, result: 'refused', case_id: null }]);
  });
});

describe('trying again', () => {
  test('puts them back as if new, clears the banner and is audited without a case', async () => {
    const { db, context, list, settle, page } = await aDesk({ department: 'scjg', role: 'head' });
    const mail = await aDeadMail(db, { department: 'scjg' });
    const others = await aDeadMail(db, { department: 'jtj' });
    expect(await page()).toContain(BANNER);
    const { until } = (await list()).data.page;
    const answer = await settle({ how: 'retry', until: until.toISOString() });
    expect(answer).toMatchObject({ status: 303, location: '/desk/mail?done=retry' });
    expect(await mail()).toMatchObject({ dead_at: null, attempts: 0, next_try_at: at(60).toISOString() });
    expect((await others()).dead_at).toBe(MONDAY.toISOString());
    expect((await getOutboxState(db)).waiting).toBe(1);
    expect(await page()).not.toContain(BANNER);
    expect(await auditOf(context)).toEqual([{ act: 'mails_retry', subject: '1', result: 'done', case_id: null }]);
  });
});

describe('setting aside', () => {
  test('leaves them unsent, clears the banner and is audited', async () => {
    const { db, context, settle, page } = await aDesk({ department: 'zsj', role: 'hub' });
    const mail = await aDeadMail(db, { department: 'zsj', role: 'hub' });
    const answer = await settle({ how: 'set_aside', until: at(60).toISOString() });
    expect(answer).toMatchObject({ status: 303, location: '/desk/mail?done=set_aside' });
    expect(await mail()).toMatchObject({ dead_at: MONDAY.toISOString(), next_try_at: null, sent_at: null });
    expect(await page()).toContain('没有未送出的邮件。');
    expect(await page()).not.toContain(BANNER);
    expect(await auditOf(context)).toEqual([{ act: 'mails_set_aside', subject: '1', result: 'done', case_id: null }]);
  });

  test('settles nothing that failed after the list was looked at', async () => {
    const { db, settle, list } = await aDesk({ department: 'scjg', role: 'head' });
    await aDeadMail(db, { department: 'scjg', minute: 10 });
    await aDeadMail(db, { department: 'scjg', minute: 40 });
    await settle({ how: 'set_aside', until: at(30).toISOString() });
    expect((await list()).data.page.mails.map((mail) => mail.failedAt)).toEqual([at(40)]);
  });

  test.each([
    ['no button', { until: at(60).toISOString() }],
    ['an unknown one', { how: 'delete', until: at(60).toISOString() }],
    ['no instant', { how: 'retry' }],
    ['no real instant', { how: 'retry', until: 'yesterday' }],
  ])('%s settles nothing and says so', async (_, fields) => {
    const { db, settle, list } = await aDesk({ department: 'scjg', role: 'head' });
    const mail = await aDeadMail(db, { department: 'scjg' });
    expect((await settle(fields as Record<string, string>)).status).toBe(400);
    expect(await mail()).toMatchObject({ dead_at: MONDAY.toISOString(), set_aside_at: null });
    const again = pageOf(<deskMail.default loaderData={(await list()).data} actionData={{}} />, '/desk/mail');
    expect(again).toContain('没有收到完整的内容');
  });
});

test('discipline looks after its own', async () => {
  const context = aContext({ clock: () => at(60) });
  const { cookie } = await aSignedInInspector(context);
  const mail = await aDeadMail(context.db, {
    department: 'jjw',
    role: 'inspection_head',
    template: 'referral_received',
  });
  await aDeadMail(context.db, { department: 'scjg' });
  const load = () =>
    outcomeOf<Parameters<typeof oversightMail.default>[0]['loaderData']>(() =>
      oversightMail.loader(argsOf(context, { path: '/oversight/mail', cookie }) as LoaderFunctionArgs),
    );
  const { data } = await load();
  const html = pageOf(<oversightMail.default loaderData={data} />, '/oversight/mail');
  expect(data.page.mails).toHaveLength(1);
  expect(html).toContain('<a href="/oversight/mail">查看和处理</a>');
  expect(html).toContain('（纪检负责人）');
  const fields = { how: 'set_aside', until: data.page.until.toISOString() };
  const answer = await outcomeOf(() =>
    oversightMail.action(argsOf(context, { path: '/oversight/mail', cookie, fields })),
  );
  expect(answer.location).toBe('/oversight/mail?done=set_aside');
  expect((await mail()).set_aside_at).toBe(at(60).toISOString());
  expect((await load()).data.frame.mailsFailed).toBe(false);
});
