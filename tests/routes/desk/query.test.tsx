import { describe, expect, test } from 'vitest';
import { textsFor } from '#app/i18n/index.ts';
import * as queries from '#app/routes/desk/queries.tsx';
import * as query from '#app/routes/desk/query.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anAccount, asStaff, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

type Shown = Parameters<typeof query.default>[0]['loaderData'];

async function served(report = {}) {
  const now = shanghai('2026-11-03 10:00');
  const context = aContext({ clock: () => now });
  const { reference } = await fileAReport(context.db, { report });
  const lead = await anAccount(context.db, { department: 'scjg', role: 'officer' });
  const handling = await anAccount(context.db, { department: 'sfj', role: 'officer' });
  for (const actor of [lead, handling]) {
    await acceptCase(asStaff(context.db, actor, shanghai('2026-11-02 10:00')), reference);
  }
  await sweepTo(context.db, now);
  const { cookie } = await aSignedInOfficer(context, { department: 'jtj', role: 'officer' });
  const { number } = await context.db.selectFrom('queries').select('number').executeTakeFirstOrThrow();
  const path = `/desk/query/${number}`;
  const args = (fields?: Record<string, string>) => ({
    ...argsOf(context, { path, cookie, fields }),
    params: { number },
  });
  const { data } = await outcomeOf<Shown>(() => query.loader(args()));
  return { context, args, cookie, number, page: pageOf(<query.default loaderData={data} />, path), data };
}

describe('what the accused unit reads of a query', () => {
  test('names the field of work where the investor typed the item, and no word of a report', async () => {
    const { page, data } = await served();
    expect(page).toContain(textsFor('zh-CN').check.query('交通运输局', '涉企收费', 'receipts'));
    expect(data.subject.name.zh).toBe('涉企收费');
    for (const trace of ['乱', '反映', '投诉', '举报', '道路维护费', '1,200', 'TS-']) expect(page).not.toContain(trace);
  });

  test('asks of an inspection for its ground and its documents', async () => {
    const { page, args } = await served({ group: 'fine', category: 'L3', amounts: [] });
    expect(page).toContain('“行政检查”近 12 个月的全部文书和法律依据');
    expect(page).toContain('依据的权限或清单事项');
    expect(page).toContain('出具的文书');
    expect(page).not.toMatch(/目录项目|票据/);
    const filed = await outcomeOf(() =>
      query.action(
        args({
          kind: 'basis',
          documentNumber: '某规〔2020〕1号',
          article: '第三条',
          catalogueItem: '道路检查',
          validity: '长期',
          receiptKind: 'notice',
        }),
      ),
    );
    expect(filed.status).toBe(303);
  });

  test('the list shows the same subject and how many are open', async () => {
    const { context, cookie } = await served();
    const { data } = await outcomeOf<Awaited<ReturnType<typeof queries.loader>>>(() =>
      queries.loader(argsOf(context, { path: '/desk/queries', cookie })),
    );
    expect(data.lines.map((line) => line.subject)).toEqual(['涉企收费']);
    expect(data.frame.queryCount).toBe(1);
    expect(data.frame.mailIsMissing).toBe(true);
    expect(JSON.stringify(data.frame)).not.toContain('waiting');
  });
});
