import { describe, expect, test } from 'vitest';
import OversightCase, * as oversightCase from '#app/routes/oversight/case.tsx';
import OversightInbox, * as inbox from '#app/routes/oversight/inbox.tsx';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';
import { aLead, FAVOURS } from '#tests/routes/oversight/a-lead.ts';
import { argsOf, aSignedInInspector, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { accusing, anAccount, asStaff, fileAReport, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { aProof } from '#tests/use-cases/play.ts';

type CaseData = Parameters<typeof OversightCase>[0]['loaderData'];
type InboxData = Parameters<typeof OversightInbox>[0]['loaderData'];

describe('the timeline', () => {
  /** A report to market regulation that nobody answered, referred as a notice, with a sweeper this late. */
  async function aNotice(sweptAt: string, report: object = {}) {
    const at = shanghai(sweptAt);
    const context = aContext({ clock: () => new Date(at.getTime() + 300_000) });
    const fee = { category: 'L1', group: 'fee', accused: accusing('jtj'), queryAgreed: false };
    const { reference } = await fileAReport(context.db, { report: { ...fee, ...report } });
    const { cookie } = await aSignedInInspector(context);
    const open = async () => {
      const args = argsOf(context, { path: '/oversight/c/x', cookie, reference });
      const { data } = await outcomeOf<CaseData>(() => oversightCase.loader(args));
      return pageOf(<OversightCase loaderData={data} />, '/oversight/c/x');
    };
    return { context, at, reference, open };
  }
  const timelineOf = (html: string) => /<ol class="timeline">.*?<\/ol>/s.exec(html)?.[0] ?? '';

  test('shows when a late step was due and written down, and the lead department sees nothing of it', async () => {
    const { context, at, reference, open } = await aNotice('2026-12-18 18:00');
    await sweepTo(context.db, at);
    const html = await open();
    expect(html).toContain('作风通报按单位一次答复');
    expect(html).toMatch(/应于 <time[^>]*>[^<]*<\/time>，记录于/);
    const officer = await anAccount(context.db, { department: 'scjg', role: 'officer' });
    const seen = await openCase(asStaff(context.db, officer, at), reference);
    expect(seen?.text?.referrals).toEqual([]);
    expect(seen?.text?.openings).toEqual([]);
  });

  test('prints one time where a step was written down within its minute', async () => {
    const { context, open } = await aNotice('2026-11-17 17:30');
    for (let due = await findNextDueAt(context.db); due && due < shanghai('2026-11-18 09:00'); ) {
      await sweepTo(context.db, new Date(due.getTime() + 10_000));
      due = await findNextDueAt(context.db);
    }
    const html = await open();
    expect(html).toContain('作风通报按单位一次答复');
    expect(html).not.toContain('记录于');
  });

  test('tells each fact once: the silence that accepted, the referral, the answer', async () => {
    const { context, at, reference, open } = await aNotice('2026-12-18 18:00');
    await sweepTo(context.db, at);
    const officer = await anAccount(context.db, { department: 'scjg', role: 'officer' });
    const head = await anAccount(context.db, { department: 'scjg', role: 'head' });
    const basis = { document: '收费管理办法', article: '第三条' };
    const answer = { outcome: 'not', text: '收费有依据，不予退还。', basis } as const;
    expect(await answerReport(asStaff(context.db, officer, at), reference, answer)).toEqual({ ok: true });
    const signedAt = new Date(at.getTime() + 240_000);
    expect(await signAnswer(asStaff(context.db, head, signedAt), reference)).toEqual({ ok: true });
    const html = await open();
    const timeline = timelineOf(html);
    expect(timeline.match(/视为受理/g)).toHaveLength(1);
    expect(timeline.match(/移送纪检监察/g)).toHaveLength(1);
    expect(timeline).not.toContain('查看了');
    expect(html.match(/收费有依据，不予退还。/g)).toHaveLength(1);
    const [answerId] = /answer-\d+/.exec(timeline) ?? [];
    expect(html).toContain(`<article id="${answerId}"`);
  });

  test('dates a "no" by its signature, for the desk as well', async () => {
    const { context, at, reference } = await aNotice('2026-11-10 09:00');
    await sweepTo(context.db, at);
    const officer = await anAccount(context.db, { department: 'scjg', role: 'officer' });
    const head = await anAccount(context.db, { department: 'scjg', role: 'head' });
    const basis = { document: '收费管理办法', article: '第三条' };
    await answerReport(asStaff(context.db, officer, at), reference, { outcome: 'not', text: '不予退还。', basis });
    const signedAt = new Date(at.getTime() + 3_600_000);
    await signAnswer(asStaff(context.db, head, signedAt), reference);
    const seen = await openCase(asStaff(context.db, officer, signedAt), reference);
    expect(seen?.text?.messages).toMatchObject([{ body: '不予退还。', sentAt: signedAt }]);
  });

  test('says "put right" of an inspection: there is nothing to give back', async () => {
    const inspected = { category: 'L3', group: 'fine', amounts: [] };
    const { context, at, reference, open } = await aNotice('2026-12-18 18:00', inspected);
    await sweepTo(context.db, at);
    const officer = await anAccount(context.db, { department: 'sfj', role: 'officer' });
    const answer = { outcome: 'returned', text: '已停止检查。', proof: aProof() } as const;
    expect(await answerReport(asStaff(context.db, officer, at), reference, answer)).toEqual({ ok: true });
    const html = await open();
    expect(html).toContain('已答复：已纠正');
    expect(html).not.toContain('已退还');
  });
});

test('a case that went out by itself has an acceptance that is over, its breach on record', async () => {
  const context = aContext({ clock: () => MONDAY });
  const report = { accused: accusing('hbj'), queryAgreed: false };
  const { reference } = await fileAReport(context.db, { report });
  const later = shanghai('2026-11-04 09:00');
  await sweepTo(context.db, later);
  const hub = await anAccount(context.db, { department: 'zsj', role: 'hub' });
  const seen = await openCase(asStaff(context.db, hub, later), reference);
  expect(seen?.status).toBe('handed_off');
  const acceptance = seen?.clocks.find((clock) => clock.kind === 'acceptance');
  expect(acceptance).toMatchObject({ state: 'breached', stoppedAt: null, endedReason: 'handed_off' });
});

test('no two landmarks of a page have the same name', async () => {
  const { context, send } = await aLead();
  await fileAReport(context.db, { report: { ...FAVOURS, category: 'L8' } });
  const { data } = await outcomeOf<InboxData>(() => inbox.loader(send('/oversight')));
  const shown = await outcomeOf<CaseData>(() => oversightCase.loader(send('/oversight/c/x')));
  const pages = [
    pageOf(<OversightInbox loaderData={data} />, '/oversight'),
    pageOf(<OversightCase loaderData={shown.data} />, '/oversight/c/x'),
  ];
  for (const html of pages) {
    const labels = [...html.matchAll(/role="region" aria-label="([^"]+)"/g)].map(([, label]) => label);
    const titled = [...html.matchAll(/<section aria-labelledby="([^"]+)"/g)].map(([, id]) => titleOf(html, id ?? ''));
    expect(labels.length).toBeGreaterThan(1);
    expect(new Set([...labels, ...titled]).size).toBe(labels.length + titled.length);
  }
});

function titleOf(html: string, id: string): string | undefined {
  return new RegExp(`<h2[^>]* id="${id}">([^<]*)<`).exec(html)?.[1];
}
