import type { ComponentType, ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import type { PortalContext } from '#app/load-context.ts';
import * as days from '#app/routes/admin/calendar-days.tsx';
import * as overview from '#app/routes/admin/calendar-draft.tsx';
import * as imports from '#app/routes/admin/calendar-import.tsx';
import * as units from '#app/routes/admin/calendar-units.tsx';
import * as week from '#app/routes/admin/calendar-week.tsx';
import * as calendars from '#app/routes/admin/calendars.tsx';
import { publishRules } from '#app/use-cases/publish-rules.server.ts';
import { findRuleDraft } from '#db/repositories/rule-drafts.server.ts';
import { argsOf, aSignedInAdmin, type Sent } from '#tests/routes/admin/admin-browser.tsx';
import { outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { testKeys } from '#tests/support/keys.ts';

const NOW = shanghai('2026-11-26 10:00');

type Page = {
  loader: (args: ReturnType<typeof argsOf>) => Promise<unknown>;
  action?: (args: ReturnType<typeof argsOf>) => Promise<unknown>;
  default: (props: never) => ReactNode;
};

async function aDraft() {
  const context = aContext({ clock: () => NOW });
  const { cookie, accountId } = await aSignedInAdmin(context);
  const started = await outcomeOf(() =>
    calendars.action(argsOf(context, { path: '/admin/calendars', cookie, fields: { intent: 'new' } })),
  );
  const id = Number(/draft\/(\d+)$/.exec(started.location ?? '')?.[1]);
  return { context, cookie, accountId, id };
}

type Opened = { context: PortalContext; cookie: string; id: number };

const at = ({ cookie, id }: Opened, part: string, more: Partial<Sent> = {}): Sent => ({
  path: `/admin/calendars/draft/${id}${part}`,
  cookie,
  params: { id: String(id) },
  ...more,
});

/** What a form answers: where it leads, or the page that it shows again. */
async function send(opened: Opened, page: Page, sent: Sent) {
  const answer = await outcomeOf<Record<string, unknown>>(async () => page.action?.(argsOf(opened.context, sent)));
  if (answer.location !== null) return { ...answer, html: '' };
  const { fields: _fields, ...asked } = sent;
  const loaded = await page.loader(argsOf(opened.context, asked));
  const Shown = page.default as ComponentType<object>;
  return { ...answer, html: pageOf(<Shown {...{ loaderData: loaded, actionData: answer.data }} />, sent.path) };
}

async function show(opened: Opened, page: Page, sent: Sent): Promise<string> {
  const Shown = page.default as ComponentType<object>;
  return pageOf(<Shown {...{ loaderData: await page.loader(argsOf(opened.context, sent)) }} />, sent.path);
}

async function bodyOf({ context, id }: Opened) {
  return JSON.parse((await findRuleDraft(context.db, id))?.body ?? 'null');
}

describe('the calendars page', () => {
  test('draws the year in force with holidays by name, make-up days, hours and how far it is published', async () => {
    const context = aContext({ clock: () => NOW });
    const { cookie } = await aSignedInAdmin(context);
    const html = await show({ context, cookie, id: 0 }, calendars, { path: '/admin/calendars', cookie });
    expect(html).toContain('国庆节 10 月 1 日（周四）至 10 月 7 日（周三），共 7 天');
    expect(html).toContain('10 月 10 日（周六）');
    expect(html).toContain('08:30–12:00、13:30–17:30');
    expect(html).toContain('节假日公布到 2026 年 12 月 31 日（周四）');
    expect(html).toContain('2027 年的放假安排还没有录入');
    expect(html).toContain('暂定');
    expect(html.match(/day-mark">休</g)).toHaveLength(33);
    expect(html.match(/day-mark">班</g)).toHaveLength(6);
  });

  test('answers an unknown version with 404 and a form that is none with 400', async () => {
    const { context, cookie } = await aDraft();
    const unknown = { path: '/admin/calendars?version=nowhere', cookie };
    expect((await outcomeOf(() => calendars.loader(argsOf(context, unknown)))).status).toBe(404);
    const empty = { path: '/admin/calendars', cookie, fields: {} };
    expect((await outcomeOf(() => calendars.action(argsOf(context, empty)))).status).toBe(400);
  });

  test('shows nothing of a case', async () => {
    const opened = await aDraft();
    const { reference } = await fileAReport(opened.context.db, { at: NOW });
    for (const [page, sent] of [
      [calendars, { path: '/admin/calendars', cookie: opened.cookie }],
      [overview, at(opened, '')],
    ] as const) {
      const html = await show(opened, page, sent);
      expect(html).not.toContain(reference);
      expect(html).not.toContain('道路维护费');
    }
  });
});

describe('a draft', () => {
  test('begins as the version in force and leaves a row in the log for each change', async () => {
    const opened = await aDraft();
    expect(await show(opened, overview, at(opened, ''))).toContain('还没有改动');
    const fields = { intent: 'add-holidays', first: '2026-12-24', last: '', name: '县庆' };
    expect((await send(opened, days, at(opened, '/days', { fields }))).location).toContain('/days?year=2026&saved=1');
    const html = await show(opened, overview, at(opened, ''));
    expect(html).toContain('县庆 2026 年 12 月 24 日（周四）');
    const rows = await opened.context.db.selectFrom('audit_rows').select(['act', 'subject', 'account_id']).execute();
    const saves = rows.filter(({ act }) => act === 'save_rule_draft');
    expect(saves).toHaveLength(2);
    expect(saves.every((row) => row.account_id === opened.accountId)).toBe(true);
    expect(saves[1]?.subject).toBe(`calendar:draft-${opened.id}`);
  });

  test('is nobody’s without a session, and 404 where there is none of that number or kind', async () => {
    const opened = await aDraft();
    const stranger = await outcomeOf(() => days.loader(argsOf(opened.context, { ...at(opened, '/days'), cookie: '' })));
    expect(stranger.location).toBe('/admin/sign-in');
    for (const id of ['99', 'x', '']) {
      const sent = at(opened, '/days', { params: { id } });
      expect((await outcomeOf(() => days.loader(argsOf(opened.context, sent)))).status, id).toBe(404);
    }
  });

  test('a refused range keeps what was typed and says why in plain words', async () => {
    const opened = await aDraft();
    const fields = { intent: 'add-holidays', first: '2026-12-24', last: '2026-12-20', name: '县庆' };
    const { status, html } = await send(opened, days, at(opened, '/days', { fields }));
    expect(status).toBe(400);
    expect(html).toContain('最后一天早于第一天');
    for (const value of ['2026-12-24', '2026-12-20', '县庆']) expect(html).toContain(`value="${value}"`);
    expect((await bodyOf(opened)).holidays).toHaveLength(33);
  });

  test('takes out a range, adds a make-up day and refuses a horizon before the one in force', async () => {
    const opened = await aDraft();
    const sending = (fields: Record<string, string>) => send(opened, days, at(opened, '/days', { fields }));
    await sending({ intent: 'remove 2026-10-01/2026-10-07' });
    await sending({ intent: 'add-workday', workday: '2026-12-26' });
    const body = await bodyOf(opened);
    expect(body.holidays).toHaveLength(26);
    expect(body.workdays).toContain('2026-12-26');
    const early = await sending({ intent: 'horizon', publishedThrough: '2026-06-30' });
    expect(early.status).toBe(400);
    expect(early.html).toContain('不能早于现行版本');
    expect(early.html).toContain('value="2026-06-30"');
  });

  test('warns of a make-up day that is worked anyway', async () => {
    const opened = await aDraft();
    const fields = { intent: 'add-workday', workday: '2026-12-23' };
    await send(opened, days, at(opened, '/days', { fields }));
    for (const [page, path] of [
      [overview, ''],
      [days, '/days'],
    ] as const) {
      expect(await show(opened, page, at(opened, path))).toContain('本来就是工作日，写成调休上班没有作用');
    }
  });

  test('a week with overlapping sessions, or none at all, is refused beside its field', async () => {
    const opened = await aDraft();
    const overlap = { 'mon-0-open': '08:30', 'mon-0-close': '12:00', 'mon-1-open': '11:00', 'mon-1-close': '17:00' };
    const refused = await send(opened, week, at(opened, '/week', { fields: { intent: 'week', ...overlap } }));
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('周一第 2 段：和前一段时间重叠');
    // The summary alone tells the day; on the row no other boxes than those of that session are marked.
    expect(refused.html.match(/session-bad/g)).toHaveLength(1);
    expect(refused.html.match(/aria-invalid="true"/g)).toHaveLength(1);
    expect(refused.html).not.toContain('field-bad');
    expect(refused.html).toContain('value="11:00"');
    const none = await send(opened, week, at(opened, '/week', { fields: { intent: 'week' } }));
    expect(none.html).toContain('至少要有一天上班');
    const half = { intent: 'week', 'sat-0-open': '9:00', 'sat-0-close': '12:00' };
    expect((await send(opened, week, at(opened, '/week', { fields: half }))).status).toBe(303);
    expect((await bodyOf(opened)).week).toEqual({ sat: [['09:00', '12:00']] });
  });

  test('a unit gets a closed day and a week of its own, and the county’s week again', async () => {
    const opened = await aDraft();
    const closed = { intent: 'add', unit: 'jtj', how: 'closed', first: '2026-12-24', last: '', name: '系统切换' };
    expect((await send(opened, units, at(opened, '/units', { fields: closed }))).status).toBe(303);
    const own = { path: `/admin/calendars/draft/${opened.id}/units?unit=jtj&week=1` };
    const hours = { intent: 'own-week', 'mon-0-open': '09:00', 'mon-0-close': '17:00' };
    await send(opened, units, at(opened, '/units', { ...own, fields: hours }));
    expect((await bodyOf(opened)).units).toEqual({
      jtj: { week: { mon: [['09:00', '17:00']] }, holidays: [{ date: '2026-12-24', name: '系统切换' }] },
    });
    expect(await show(opened, units, at(opened, '/units', own))).toContain('交通运输局的例外');
    await send(opened, units, at(opened, '/units', { ...own, fields: { intent: 'drop-week' } }));
    await send(opened, units, at(opened, '/units', { ...own, fields: { intent: 'remove 2026-12-24/2026-12-24' } }));
    expect((await bodyOf(opened)).units).toBeUndefined();
    const outside = { ...closed, unit: 'haiguan' };
    expect((await send(opened, units, at(opened, '/units', { fields: outside }))).html).toContain('请选择单位');
  });

  test('its note and day are kept, and a day that is none is refused', async () => {
    const opened = await aDraft();
    const noted = { intent: 'note', note: '国办发明电〔2026〕7 号', effectiveOn: '2027年1月1日' };
    expect((await send(opened, overview, at(opened, '', { fields: noted }))).status).toBe(303);
    expect(await findRuleDraft(opened.context.db, opened.id)).toMatchObject({
      note: '国办发明电〔2026〕7 号',
      effectiveOn: '2027-01-01',
    });
    const refused = await send(opened, overview, at(opened, '', { fields: { ...noted, effectiveOn: '明年' } }));
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('value="明年"');
  });

  test('is not changed any more once it is published', async () => {
    const opened = await aDraft();
    const actor = { kind: 'staff', accountId: opened.accountId, departmentId: 'xzfb', role: 'system_admin' } as const;
    const ctx = { db: opened.context.db, keys: testKeys, now: NOW, actor };
    const publication = { draftId: opened.id, effectiveOn: '2026-11-26', movesOpenCases: true };
    expect((await publishRules(ctx, publication)).ok).toBe(true);
    const fields = { intent: 'add-workday', workday: '2026-12-26' };
    const late = await send(opened, days, at(opened, '/days', { fields }));
    expect(late.status).toBe(409);
    expect(late.html).toContain('不能再改');
  });
});

describe('the import of a year', () => {
  const TEXT = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20270101',
    'DTEND;VALUE=DATE:20270104',
    'SUMMARY:元旦 休',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20270301',
    'RRULE:FREQ=YEARLY',
    'SUMMARY:某节 休',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n');
  const typed = { year: '2027', text: TEXT, isPublished: 'yes' };

  test('shows first what comes, what stays and what was not understood, and changes nothing', async () => {
    const opened = await aDraft();
    const before = await bodyOf(opened);
    const fields = { ...typed, intent: 'preview' };
    const { status, html } = await send(opened, imports, at(opened, '/import', { fields }));
    expect(status).toBe(200);
    expect(html).toContain('增加 3 天，去掉 0 天，0 天不变。');
    expect(html).toContain('1 月 1 日（周五）至 1 月 3 日（周日），共 3 天');
    expect(html).toContain('是重复日程（RRULE）');
    expect(html).toContain('DTSTART;VALUE=DATE:20270101');
    expect(await bodyOf(opened)).toEqual(before);
  });

  const CLEAN = [...TEXT.split('\n').slice(0, 6), 'END:VCALENDAR'].join('\n');
  const holidaysOf2027 = (body: { holidays: { date: string }[] }) =>
    body.holidays.filter(({ date }) => date.startsWith('2027'));

  test('that is understood to the last line is written into the draft with the horizon, where the box stays ticked', async () => {
    for (const [isPublished, horizon] of [
      ['yes', '2027-12-31'],
      ['', '2026-12-31'],
    ] as const) {
      const opened = await aDraft();
      const shown = await send(
        opened,
        imports,
        at(opened, '/import', { fields: { ...typed, text: CLEAN, intent: 'preview' } }),
      );
      expect(shown.html).toMatch(/name="isPublished"[^>]*checked=""/);
      expect(shown.html).not.toContain('isPublishedAnyway');
      const fields = { ...typed, text: CLEAN, isPublished, intent: 'apply' };
      expect((await send(opened, imports, at(opened, '/import', { fields }))).location).toContain('?year=2027&saved=1');
      const body = await bodyOf(opened);
      expect(body.publishedThrough).toBe(horizon);
      expect(holidaysOf2027(body)).toHaveLength(3);
    }
  });

  describe('of which something was not understood', () => {
    async function previewed() {
      const opened = await aDraft();
      const sending = (fields: Record<string, string>) => send(opened, imports, at(opened, '/import', { fields }));
      const { html } = await sending({ ...typed, intent: 'preview' });
      const problemsShown = /name="problemsShown" value="([^"]+)"/.exec(html)?.[1] ?? '';
      return { opened, sending, html, problemsShown };
    }

    test('asks in words, with nothing ticked, whether the year counts as published all the same', async () => {
      const { html } = await previewed();
      expect(html).toMatch(/<input type="checkbox"[^>]*name="isPublishedAnyway"/);
      expect(html).not.toMatch(/name="isPublishedAnyway"[^>]*checked/);
      expect(html).not.toContain('name="isPublished"');
      expect(html).toContain('漏了一天假，就会按错的日子告诉投资人');
    });

    test('is written without the horizon, and its dates stay provisional, unless that is ticked', async () => {
      const { opened, sending, problemsShown } = await previewed();
      expect((await sending({ ...typed, problemsShown, intent: 'apply' })).status).toBe(303);
      const body = await bodyOf(opened);
      expect(body.publishedThrough).toBe('2026-12-31');
      expect(holidaysOf2027(body)).toHaveLength(3);
      expect((await sending({ ...typed, problemsShown, isPublishedAnyway: 'yes', intent: 'apply' })).status).toBe(303);
      expect((await bodyOf(opened)).publishedThrough).toBe('2027-12-31');
    });

    test('is not written before that was shown, nor when the text was changed to something else since', async () => {
      const { opened, sending, problemsShown } = await previewed();
      const before = await bodyOf(opened);
      const unseen = await sending({ ...typed, intent: 'apply' });
      const other = `${TEXT}\nBEGIN:VEVENT\nDTSTART:20270501T090000\nSUMMARY:劳动节 休\nEND:VEVENT`;
      const changed = await sending({
        ...typed,
        text: other,
        problemsShown,
        isPublishedAnyway: 'yes',
        intent: 'apply',
      });
      for (const { status, html } of [unseen, changed]) {
        expect(status).toBe(400);
        expect(html).toContain('没有读懂，草稿没有改动');
        expect(html).not.toMatch(/name="isPublishedAnyway"[^>]*checked/);
      }
      expect(await bodyOf(opened)).toEqual(before);
    });

    test('and is understood once it was put right has the ordinary box again, ticked', async () => {
      const { sending, problemsShown } = await previewed();
      const { html } = await sending({ ...typed, isPublished: '', text: CLEAN, problemsShown, intent: 'preview' });
      expect(html).toMatch(/name="isPublished"[^>]*checked=""/);
      expect(html).not.toContain('isPublishedAnyway');
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ['another year', { year: '1890' }, '请写 2000 到 2099 之间的年份'],
    ['nothing', { text: ' ' }, '请粘贴文字，或者选择文件'],
    ['nothing of that year', { year: '2028' }, '没有读到这一年的任何日子'],
    ['half of a JSON', { text: '[{' }, '不是完整的 JSON'],
  ])('of %s is refused and keeps what was typed', async (_what, changes, sentence) => {
    const opened = await aDraft();
    const fields = { ...typed, ...changes, intent: 'apply' };
    const { status, html } = await send(opened, imports, at(opened, '/import', { fields }));
    expect(status).toBe(400);
    expect(html).toContain(sentence);
    expect(html).toContain(`value="${fields.year}"`);
  });

  test('of which nothing was read shows what was not understood, by entries of a JSON, and asks nothing about writing it', async () => {
    const opened = await aDraft();
    const text = JSON.stringify([{ date: '2027-13-01', name: '元旦', isOffDay: true }]);
    const { status, html } = await send(
      opened,
      imports,
      at(opened, '/import', { fields: { ...typed, text, intent: 'preview' } }),
    );
    expect(status).toBe(400);
    expect(html).toContain('第几条');
    expect(html).not.toMatch(/完全一样|不变。|<input type="checkbox"/);
  });

  test('with every day of the year off is refused; with far more days off than usual it says so', async () => {
    const opened = await aDraft();
    const daysOff = (n: number) =>
      Array.from({ length: n }, (_, nth) => {
        const day = new Date(Date.UTC(2027, 0, 1 + nth)).toISOString().slice(0, 10);
        return `${day},假,休`;
      }).join('\n');
    const preview = (n: number) =>
      send(opened, imports, at(opened, '/import', { fields: { ...typed, text: daysOff(n), intent: 'preview' } }));
    const all = await preview(365);
    expect([all.status, all.html.includes('里面放假有 365 天')]).toEqual([400, true]);
    expect((await preview(60)).html).toContain('放假一共 60 天');
    expect((await preview(30)).html).not.toContain('放假一共');
  });

  test.each<[string, BlobPart, string]>([
    ['that is too long', new Uint8Array(1_048_577).fill(97), '文件不能超过 1 MB'],
    ['that is a PDF', '%PDF-1.7\n1 0 obj', '这个文件不是 ICS、JSON 或 CSV'],
    ['that an office program wrapped', new Uint8Array([80, 75, 3, 4, 0, 0]), '这个文件不是 ICS、JSON 或 CSV'],
  ])('of a file %s says so beside the file and keeps what was typed', async (_what, content, sentence) => {
    const opened = await aDraft();
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...typed, text: '2027-01-01,元旦,休' })) body.set(name, value);
    body.set('file', new File([content], 'days.csv'));
    body.set('intent', 'preview');
    const args = argsOf(opened.context, at(opened, '/import'));
    const request = new Request(args.request.url, { method: 'POST', headers: { Cookie: opened.cookie }, body });
    const answer = await outcomeOf<{ form: object; errors: object }>(() => imports.action({ ...args, request }));
    expect(answer).toMatchObject({
      status: 400,
      data: { form: { year: '2027', text: '2027-01-01,元旦,休' }, errors: { file: expect.stringContaining(sentence) } },
    });
  });

  test('reads a file, in the encoding of Chinese spreadsheets too', async () => {
    const opened = await aDraft();
    const body = new FormData();
    // "2027-01-01,元旦,休" in GB 18030.
    const bytes = new Uint8Array([...Buffer.from('2027-01-01,'), 0xd4, 0xaa, 0xb5, 0xa9, 0x2c, 0xd0, 0xdd]);
    body.set('file', new File([bytes], 'days.csv'));
    body.set('year', '2027');
    body.set('text', '');
    body.set('intent', 'apply');
    const args = argsOf(opened.context, at(opened, '/import'));
    const request = new Request(args.request.url, { method: 'POST', headers: { Cookie: opened.cookie }, body });
    expect((await outcomeOf(() => imports.action({ ...args, request }))).status).toBe(303);
    expect((await bodyOf(opened)).holidays.at(-1)).toEqual({ date: '2027-01-01', name: '元旦' });
  });
});
