import type { LoaderFunctionArgs } from 'react-router';
import { describe, expect, test } from 'vitest';
import { basisRows } from '#app/components/staff/basis-rows.ts';
import * as answer from '#app/routes/desk/answer.tsx';
import * as deskCase from '#app/routes/desk/case.tsx';
import * as oversightCase from '#app/routes/oversight/case.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { fileQueryAnswer } from '#app/use-cases/file-query-answer.server.ts';
import { listOpenQueries } from '#db/repositories/queries.server.ts';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, aSignedInInspector, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { accusing, anAccount, asStaff, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { BASIS } from '#tests/use-cases/play.ts';

const NOW = shanghai('2026-12-18 18:00');
const SERVED = shanghai('2026-11-04 09:30');
const INSPECTION = { category: 'L3', group: 'fine', amounts: [], outcome: '停止重复检查。' } as const;
const FEE = { category: 'L1', group: 'fee' } as const;

/** A report that everybody may read by now: nobody answered in time, discipline was told. */
async function aCase(report: object, lead: string) {
  const context = aContext({ clock: () => NOW });
  const { db } = context;
  const filed = await fileAReport(db, { report: { accused: accusing('jtj'), queryAgreed: true, ...report } });
  await sweepTo(db, SERVED);
  const [query] = await listOpenQueries(db, 'jtj', SERVED);
  const officer = await aSignedInOfficer(context, { department: lead, role: 'officer' });
  const inspector = await aSignedInInspector(context);
  const accused = await anAccount(db, { department: 'jtj', role: 'officer' });
  const { reference } = filed;
  const desk = (path: string) => argsOf(context, { path: `/desk/t/x${path}`, cookie: officer.cookie, reference });
  return {
    ...{ db, reference, officer: asStaff(db, officer.actor, NOW), desk },
    offerRefund: async () => {
      const offer = asStaff(db, accused, shanghai('2026-11-04 10:00'));
      expect(await fileQueryAnswer(offer, query?.number ?? '', { kind: 'refund', note: null })).toEqual({ ok: true });
      await sweepTo(db, NOW);
    },
    oversight: () => argsOf(context, { path: '/oversight/c/x', cookie: inspector.cookie, reference }),
  };
}

type Page<Data> = { loader: (args: LoaderFunctionArgs) => unknown; default: (props: { loaderData: Data }) => unknown };

async function shown<Data>(page: Page<Data>, args: LoaderFunctionArgs): Promise<string> {
  const { data } = await outcomeOf<Data>(async () => page.loader(args));
  const Shown = page.default as (props: { loaderData: Data }) => React.ReactNode;
  return pageOf(<Shown loaderData={data} />, new URL(args.request.url).pathname);
}

describe('a matter without money', () => {
  test('is put right or not, on the page of the answer and in the sentence that waits for a signature', async () => {
    const { desk, officer, reference } = await aCase(INSPECTION, 'sfj');
    await acceptCase(officer, reference);
    const empty = await shown(answer, desk('/answer'));
    const basis = { document: '行政处罚法', article: '第三条' };
    expect(await answerReport(officer, reference, { outcome: 'not', text: '检查合法。', basis })).toEqual({ ok: true });
    const pages = [empty, await shown(answer, desk('/answer')), await shown(deskCase, desk(''))];
    for (const page of pages) expect(page).not.toContain('退还');
    expect(empty).toContain('选“不予纠正”时填写。');
    expect(pages[1]).toContain('已经有一份“不予纠正”等签署');
    expect(pages[2]).toContain('您写的“不予纠正”正等本单位负责人或另一名承办人签署');
  });

  test('is offered to be put right, in the words of the form that the accused unit filled in', async () => {
    const { desk, oversight, offerRefund } = await aCase(INSPECTION, 'sfj');
    await offerRefund();
    expect(await shown(deskCase, desk(''))).toContain('交通运输局提出纠正或退还');
    expect(await shown(oversightCase, oversight())).toContain('>提出纠正或退还<');
  });
});

test('a matter of money keeps its words', async () => {
  const { desk, officer, reference, offerRefund } = await aCase(FEE, 'scjg');
  await offerRefund();
  await acceptCase(officer, reference);
  expect(await shown(answer, desk('/answer'))).toContain('选“不予退还或纠正”时填写。');
  expect(await shown(deskCase, desk(''))).toContain('该单位提出退还。');
});

test('a filed basis is printed in words: what paper, of a fee or of a measure', () => {
  const filed = { ...BASIS, filedAt: NOW };
  expect(basisRows({ ...filed, receiptKind: 'fiscal' }, 'L1')).toContainEqual({ term: '票据种类', value: '财政票据' });
  const record = basisRows({ ...filed, receiptKind: 'record' }, 'L3');
  expect(record).toContainEqual({ term: '出具的文书', value: '现场笔录' });
  expect(record.map((row) => row.term)).toContain('依据的权限或清单事项');
});
