import { expect, test } from 'vitest';
import * as summons from '#app/routes/desk/summons.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { doDuty } from '#app/use-cases/do-duty.server.ts';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { accusing, anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { by } from '#tests/use-cases/play.ts';

type Shown = Parameters<typeof summons.default>[0];

/** Never answered: due on 10 November, the talk is decided three working days later, to be held by the 17th. */
async function aCounty(at: string, acceptedAt = '2026-11-03 10:00') {
  let now = shanghai(at);
  const context = aContext({ clock: () => now });
  const { db } = context;
  const lead = await anAccount(db, { department: 'scjg', role: 'officer' });
  const filed = await fileAReport(db, { report: { queryAgreed: false }, at: shanghai(acceptedAt) });
  await acceptCase(by(db, lead, acceptedAt), filed.reference);
  await sweepTo(db, now);
  const seen = async (department: string) => {
    const { cookie } = await aSignedInOfficer(context, { department, role: 'head' });
    const args = argsOf(context, { path: '/desk/summons', cookie });
    return outcomeOf<Shown['loaderData']>(() => summons.loader(args));
  };
  const goTo = (later: string) => {
    now = shanghai(later);
  };
  return { db, goTo, seen, ...filed };
}

test('a summons stands on the list of the offices that issue orders, with the talk that is due', async () => {
  const { seen, reference } = await aCounty('2026-11-16 10:00');
  const { data } = await seen('xwb');
  expect(data.rows).toMatchObject([{ reference, daysLate: 4, isTalkLate: false, at: shanghai('2026-11-13 17:30') }]);
  const page = pageOf(<summons.default loaderData={data} />, '/desk/summons');
  expect(page).toContain('市场监督管理局');
  expect(page).toContain('第 4 个工作日');
  expect(page).toContain('应在 11 月 17 日（周二）前谈');
  expect(page).not.toMatch(/道路维护费|交通运输局/);
});

test('a talk that is due after the published holidays is marked, and no longer once it is late', async () => {
  const { seen, goTo } = await aCounty('2026-12-31 10:00', '2026-12-18 10:00');
  const shown = async () => pageOf(<summons.default loaderData={(await seen('xwb')).data} />, '/desk/summons');
  expect(await shown()).toContain('应在 2027 年 1 月 1 日（周五）前谈（暂定）');
  goTo('2027-01-04 10:00');
  expect(await shown()).not.toContain('暂定');
});

test('a talk that was not held says so in words, one that was held says when', async () => {
  const { db, seen, goTo, reference } = await aCounty('2026-11-18 10:00');
  const late = await seen('xwb');
  expect(pageOf(<summons.default loaderData={late.data} />, '/desk/summons')).toContain('已超期');
  const office = await anAccount(db, { department: 'xzfb', role: 'head' });
  const record = { clock: 'duty:talk_recorded', body: '已约谈，限三日内答复。' };
  expect((await doDuty(by(db, office, '2026-11-18 11:00'), reference, record)).ok).toBe(true);
  goTo('2026-11-18 12:00');
  const held = await seen('xzfb');
  expect(pageOf(<summons.default loaderData={held.data} />, '/desk/summons')).toContain(
    '11 月 18 日（周三）已谈并记录',
  );
});

test('it is for no other unit, and never tells an accused office of its own case', async () => {
  const { db, seen } = await aCounty('2026-11-16 10:00');
  expect((await seen('scjg')).status).toBe(403);
  expect((await seen('zsj')).status).toBe(403);
  await fileAReport(db, { report: { accused: accusing('xwb'), queryAgreed: false } });
  await sweepTo(db, shanghai('2026-12-16 10:00'));
  expect((await seen('xwb')).data.rows).toHaveLength(1);
  expect((await seen('xzfb')).data.rows).toHaveLength(2);
});
