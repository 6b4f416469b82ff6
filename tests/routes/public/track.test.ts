import { describe, expect, test } from 'vitest';
import type { PortalContext } from '#app/load-context.ts';
import * as track from '#app/routes/public/track.tsx';
import * as appeal from '#app/routes/public/track-appeal.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import * as decline from '#app/routes/public/track-decline.tsx';
import * as leave from '#app/routes/public/track-leave.tsx';
import * as message from '#app/routes/public/track-message.tsx';
import * as rate from '#app/routes/public/track-rate.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import { anAccount, aQueryCode, asStaff, fileAReport, MONDAY, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

type Fields = Record<string, string>;
type Sent = { path: string; cookie?: string; fields?: Fields };

function argsOf(context: PortalContext, { path, cookie, fields }: Sent) {
  const url = new URL(path, 'http://localhost');
  const headers: HeadersInit = cookie ? { Cookie: cookie } : {};
  const body = fields ? new URLSearchParams(fields) : undefined;
  const request = new Request(url, { method: body ? 'POST' : 'GET', headers, body });
  return { context, request, url, pattern: url.pathname, params: {} };
}

/** What a loader or an action answers, thrown or returned. */
async function outcomeOf(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (thrown) {
    return thrown;
  }
}

function locationOf(answer: unknown): string | null {
  if (!(answer instanceof Response)) throw new Error('not a redirect');
  expect(answer.status).toBe(303);
  return answer.headers.get('Location');
}

/** A filed report, and a browser that has opened it with its code. */
async function openedCase(at = MONDAY) {
  const context = aContext({ clock: () => at });
  const filed = await fileAReport(context.db);
  const answer = await track.action(argsOf(context, { path: '/track', fields: { code: filed.code } }));
  if (!(answer instanceof Response)) throw new Error('the code did not open the case');
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const officer = await anAccount(context.db, { department: 'scjg', role: 'officer' });
  const other = await anAccount(context.db, { department: 'scjg', role: 'officer' });
  return {
    context,
    filed,
    cookie,
    desk: asStaff(context.db, officer, at),
    otherDesk: asStaff(context.db, other, at),
    answer,
  };
}

const readCase = (context: PortalContext, cookie: string, path = '/track/case') =>
  trackCase.loader(argsOf(context, { path, cookie }));

describe('looking up', () => {
  test('the right code, however typed, opens the case in the same language', async () => {
    const context = aContext({ clock: () => MONDAY });
    const { code } = await fileAReport(context.db);
    const typed = ` ${code.slice(0, 7).toLowerCase()} – ${code.slice(7)} `;
    const answer = await track.action(argsOf(context, { path: '/ru/track', fields: { code: typed } }));
    expect(locationOf(answer)).toBe('/ru/track/case?opened=1');
  });

  test('a wrong, an unknown and a malformed code get the very same answer', async () => {
    const context = aContext({ clock: () => MONDAY });
    const { code } = await fileAReport(context.db);
    const mistyped = code.endsWith('0') ? `${code.slice(0, -1)}1` : `${code.slice(0, -1)}0`;
    const refusals = [];
    for (const typed of [mistyped, aQueryCode(9999), '你好', 'x'.repeat(500)]) {
      const answer = await track.action(argsOf(context, { path: '/track', fields: { code: typed } }));
      refusals.push(answer instanceof Response ? answer.status : { ...answer.init, errors: answer.data.errors });
    }
    const [first] = refusals;
    expect(first).toMatchObject({ status: 400, errors: { code: '没有找到。请核对后再试' } });
    expect(refusals).toEqual([first, first, first, first]);
  });

  test('the reference opens nothing and is answered with the query code', async () => {
    const context = aContext({ clock: () => MONDAY });
    const { reference } = await fileAReport(context.db);
    const answer = await track.action(argsOf(context, { path: '/en/track', fields: { code: reference } }));
    expect(answer).toMatchObject({ data: { errors: { code: expect.stringContaining('Use your query code') } } });
  });

  test('nothing typed is not counted as a try', async () => {
    const context = aContext();
    for (let n = 0; n < 10; n += 1) {
      const answer = await track.action(argsOf(context, { path: '/track', fields: { code: '  ' } }));
      expect(answer).toMatchObject({ init: { status: 400 }, data: { errors: { code: '请输入查询码' } } });
    }
  });

  test('the sixth wrong try within a minute waits, by seconds, and keeps what was typed', async () => {
    const context = aContext();
    for (let n = 0; n < 5; n += 1) {
      await track.action(argsOf(context, { path: '/track', fields: { code: aQueryCode(9000 + n) } }));
    }
    const answer = await track.action(argsOf(context, { path: '/track', fields: { code: 'TS-8K4QM2WT' } }));
    if (answer instanceof Response) throw new Error('not throttled');
    expect(answer.init?.status).toBe(429);
    expect(answer.data.retrySeconds).toBeGreaterThan(0);
    expect(answer.data.values.code).toBe('TS-8K4QM2WT');
    expect(answer.init?.headers).toMatchObject({ 'Retry-After': String(answer.data.retrySeconds) });
  });

  test('right codes are not counted: a whole office behind one address reads its cases', async () => {
    const { context, filed } = await openedCase();
    for (let n = 0; n < 8; n += 1) {
      const answer = await track.action(argsOf(context, { path: '/track', fields: { code: filed.code } }));
      expect(locationOf(answer)).toBe('/track/case?opened=1');
    }
  });

  test('two codes in one form open nothing', async () => {
    const context = aContext({ clock: () => MONDAY });
    const { code } = await fileAReport(context.db);
    const args = argsOf(context, { path: '/track', fields: { code } });
    const request = new Request(args.url, {
      method: 'POST',
      body: new URLSearchParams([
        ['code', code],
        ['code', code],
      ]),
    });
    expect(await track.action({ ...args, request })).toMatchObject({ init: { status: 400 } });
  });
});

describe('without a session', () => {
  const READERS = { case: trackCase, message, decline, appeal, rate };

  test.each(Object.keys(READERS) as (keyof typeof READERS)[])(
    '%s leads to the look-up page of the same language',
    async (name) => {
      const context = aContext();
      const path = name === 'case' ? '/en/track/case' : `/en/track/case/${name}`;
      expect(locationOf(await outcomeOf(() => READERS[name].loader(argsOf(context, { path }))))).toBe('/en/track');
      const forged = `__Host-track=${'a'.repeat(43)}`;
      const answer = await outcomeOf(() => READERS[name].loader(argsOf(context, { path, cookie: forged })));
      expect(locationOf(answer)).toMatch(/^\/en\/track/);
    },
  );

  test.each(['message', 'decline', 'appeal', 'rate'] as const)('nothing is sent by %s', async (name) => {
    const sent = { path: `/track/case/${name}`, fields: { body: 'x', verdict: 'solved' } };
    const answer = await outcomeOf(() => READERS[name].action(argsOf(aContext(), sent)));
    expect(locationOf(answer)).toMatch(/^\/track(\?|$)/);
  });
});

describe('following a case', () => {
  test('first the state in one sentence, with who and by when', async () => {
    const { context, cookie, filed } = await openedCase();
    const { page, showExit } = await readCase(context, cookie);
    expect(page.sentence).toBe('已收到，等待受理：市场监督管理局最迟 11 月 3 日（周二）告诉您是否受理');
    expect(page.reference).toBe(filed.reference);
    expect(showExit).toBe(true);
  });

  test('what the page carries names neither the accused nor an account', async () => {
    const { context, cookie, desk, filed } = await openedCase();
    await acceptCase(desk, filed.reference);
    const carried = JSON.stringify(await readCase(context, cookie));
    expect(carried).not.toMatch(/jtj|交通|"scjg"|accountId|经办/);
  });

  test('a question is answered once, a second click sends nothing more', async () => {
    const { context, cookie, desk, filed } = await openedCase();
    await acceptCase(desk, filed.reference);
    await askInvestor(desk, filed.reference, { text: '在哪个检查点？' });
    expect((await readCase(context, cookie)).page).toMatchObject({ nextStep: 'answer', question: '在哪个检查点？' });
    const sent = { path: '/track/case/message', cookie, fields: { body: '三岔口。', answers: 'question' } };
    expect(locationOf((await message.action(argsOf(context, sent))) as Response)).toBe('/track/case?sent=answer');
    expect(locationOf((await message.action(argsOf(context, sent))) as Response)).toBe('/track/case?sent=message');
    const { page } = await readCase(context, cookie);
    expect(page.messages.map(({ from, body }) => [from, body])).toEqual([
      ['您', '三岔口。'],
      ['市场监督管理局', '在哪个检查点？'],
    ]);
    expect(page.nextStep).toBe('none');
  });

  test('不便回答 ends the wait', async () => {
    const { context, cookie, desk, filed } = await openedCase();
    await acceptCase(desk, filed.reference);
    await askInvestor(desk, filed.reference, { text: '在哪个检查点？' });
    expect(await decline.loader(argsOf(context, { path: '/track/case/decline', cookie }))).toMatchObject({
      question: '在哪个检查点？',
    });
    const sent = { path: '/ru/track/case/decline', cookie, fields: {} };
    for (const _click of ['first', 'second']) {
      expect(locationOf(await decline.action(argsOf(context, sent)))).toBe('/ru/track/case?sent=declined');
    }
    expect((await readCase(context, cookie)).page.question).toBeNull();
  });

  test('an empty or endless message is refused and kept', async () => {
    const { context, cookie } = await openedCase();
    const send = (body: string) =>
      message.action(argsOf(context, { path: '/en/track/case/message', cookie, fields: { body } }));
    expect(await send(' ')).toMatchObject({
      init: { status: 400 },
      data: { errors: { body: 'Enter what you want to say' } },
    });
    const long = '字'.repeat(3001);
    expect(await send(long)).toMatchObject({ init: { status: 400 }, data: { body: long } });
    expect((await readCase(context, cookie)).page.messages).toEqual([]);
  });

  test('a refusal shows its reason and can be appealed once', async () => {
    const { context, cookie, desk, filed } = await openedCase();
    await refuseCase(desk, filed.reference, { reason: 'other_body', rightChannel: '12348', text: '请找市税务局。' });
    const { page } = await readCase(context, cookie);
    expect(page).toMatchObject({ nextStep: 'appeal', tag: { text: '已结束' } });
    expect(page.refusal).toContain('应当由其他机关办理');
    const sent = { path: '/track/case/appeal', cookie, fields: {} };
    for (const _click of ['first', 'second']) {
      expect(locationOf(await appeal.action(argsOf(context, sent)))).toBe('/track/case?sent=appeal');
    }

    expect((await readCase(context, cookie)).page.sentence).toContain('正在审查您的申诉');
  });

  test('a closed case takes no message; what was typed is still there', async () => {
    const { context, cookie, desk, filed } = await openedCase();
    await refuseCase(desk, filed.reference, { reason: 'no_facts', rightChannel: '12348', text: '没有写明事实。' });
    const answer = await message.action(
      argsOf(context, { path: '/track/case/message', cookie, fields: { body: '补充。' } }),
    );
    expect(answer).toMatchObject({ init: { status: 409 }, data: { body: '补充。' } });
    const { canWrite } = await message.loader(argsOf(context, { path: '/track/case/message', cookie }));
    expect(canWrite).toBe(false);
  });
});

describe('saying whether it is solved', () => {
  const PROOF = {
    number: 'p1',
    kind: 'refund_voucher',
    mediaType: 'application/pdf',
    size: 1,
    sha256: '0'.repeat(64),
    keyId: 'k1',
  } as const;

  async function answeredCase() {
    const opened = await openedCase();
    await acceptCase(opened.desk, opened.filed.reference);
    await answerReport(opened.desk, opened.filed.reference, { outcome: 'returned', text: '已经退还。', proof: PROOF });
    return opened;
  }

  test('the answer is shown and the verdict asked for', async () => {
    const { context, cookie } = await answeredCase();
    const { page } = await readCase(context, cookie);
    expect(page.sentence).toBe('11 月 2 日（周一），市场监督管理局已答复，请告诉我们问题是否解决');
    expect(page.answer).toMatchObject({ body: '已经退还。', proof: '承办单位交了退款凭证。' });
    expect(page.nextStep).toBe('verdict');
  });

  test('nothing is chosen beforehand, and choosing nothing is refused', async () => {
    const { context, cookie } = await answeredCase();
    const answer = await rate.action(argsOf(context, { path: '/track/case/rate', cookie, fields: { level: '7' } }));
    expect(answer).toMatchObject({
      init: { status: 400 },
      data: { errors: { verdict: '请选择问题是否解决', level: '请选择满意程度' } },
    });
  });

  test('solved, with a level, in one form', async () => {
    const { context, cookie } = await answeredCase();
    const sent = { path: '/track/case/rate', cookie, fields: { verdict: 'solved', level: '5' } };
    expect(locationOf(await rate.action(argsOf(context, sent)))).toBe('/track/case?sent=verdict');
    const { page } = await readCase(context, cookie);
    expect(page.sentence).toBe('市场监督管理局已办结，您在 11 月 2 日（周一）确认已解决');
    expect(page.history.map((entry) => entry.title).slice(0, 2)).toEqual(['您的评价：非常满意', '您确认已解决']);
    const again = await rate.loader(argsOf(context, { path: '/track/case/rate', cookie }));
    expect(again).toMatchObject({ asksVerdict: false, given: { level: 5 } });
  });

  test('not solved: handled again with half the days, and the page says so beforehand', async () => {
    const { context, cookie } = await answeredCase();
    expect(await rate.loader(argsOf(context, { path: '/track/case/rate', cookie }))).toMatchObject({
      afterNot: 'cycle',
    });
    await rate.action(argsOf(context, { path: '/track/case/rate', cookie, fields: { verdict: 'not' } }));
    const { page } = await readCase(context, cookie);
    expect(page.sentence).toMatch(/^市场监督管理局正在重新办理，最迟 .+答复您$/);
    expect(page.canRate).toBe(true);
  });
});

describe('ending', () => {
  test('结束查看 takes the session back', async () => {
    const { context, cookie } = await openedCase();
    const answer = await leave.action(argsOf(context, { path: '/en/track/leave', cookie, fields: {} }));
    expect(locationOf(answer)).toBe('/en/track?left=1');
    expect(locationOf(await outcomeOf(() => readCase(context, cookie)))).toMatch(/^\/track/);
  });

  test('following it as a link ends nothing', async () => {
    const { context, cookie } = await openedCase();
    expect(locationOf(leave.loader(argsOf(context, { path: '/track/leave', cookie })))).toBe('/track');
    expect((await readCase(context, cookie)).page.reference).toMatch(/^TS-/);
  });

  test('after four idle hours the code is asked for again', async () => {
    let now = MONDAY;
    const context = aContext({ clock: () => now });
    const { code } = await fileAReport(context.db);
    const answer = (await track.action(argsOf(context, { path: '/track', fields: { code } }))) as Response;
    const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    now = shanghai('2026-11-02 13:01');
    expect(locationOf(await outcomeOf(() => readCase(context, cookie)))).toBe('/track?expired=1');
  });
});
