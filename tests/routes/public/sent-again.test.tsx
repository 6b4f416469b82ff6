import { describe, expect, test } from 'vitest';
import * as appeal from '#app/routes/public/track-appeal.tsx';
import * as contest from '#app/routes/public/track-contest.tsx';
import * as decline from '#app/routes/public/track-decline.tsx';
import * as escalate from '#app/routes/public/track-escalate.tsx';
import * as hold from '#app/routes/public/track-hold.tsx';
import * as identity from '#app/routes/public/track-identity.tsx';
import * as message from '#app/routes/public/track-message.tsx';
import * as pressed from '#app/routes/public/track-pressed.tsx';
import * as rate from '#app/routes/public/track-rate.tsx';
import * as withdraw from '#app/routes/public/track-withdraw.tsx';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import { withdrawReport } from '#app/use-cases/withdraw-report.server.ts';
import { outcomeOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anOpenedCase, openCase } from '#tests/routes/public/an-opened-case.tsx';
import { anAccount, anInvestor, asStaff, fileAReport, shanghai } from '#tests/support/builders.ts';
import { keepAReport } from '#tests/use-cases/kept-report.ts';
import { aProof } from '#tests/use-cases/play.ts';

type Opened = Awaited<ReturnType<typeof anOpenedCase>>;
type Behind = Pick<Opened, 'context' | 'caseId' | 'args' | 'comeBack'>;
type Act = { action: (args: never) => unknown };

const OPENED_AT = shanghai('2026-11-02 12:00').toISOString();
const BODY = '三岔口检查点的人说再告就天天来查。';
const NAMED = {
  identityMode: 'named',
  contact: { name: '王小明', phone: '13800000000', email: null, reachable: null, project: null },
} as const;

/** The form of one page, sent at noon; its answer is lost, and an hour later there is a line again. */
async function sendTwice(opened: Behind, { action }: Act, [path, fields]: [string, Record<string, string>]) {
  const send = () => outcomeOf(async () => action(opened.args(`/track/case/${path}`, fields)) as never);
  await opened.comeBack('2026-11-02 12:01');
  const first = await send();
  await opened.comeBack('2026-11-02 13:05');
  return [first, await send()].map(({ location }) => location);
}

async function countOf({ context, caseId }: Behind, type: string): Promise<number> {
  const events = await context.db.selectFrom('case_events').select('type').where('case_id', '=', caseId).execute();
  return events.filter((event) => event.type === type).length;
}

async function answered(given: Parameters<typeof anOpenedCase>[0] = {}): Promise<Opened> {
  const opened = await anOpenedCase(given);
  const desk = asStaff(opened.context.db, opened.officer, shanghai('2026-11-02 11:00'));
  await answerReport(desk, opened.reference, { outcome: 'returned', text: '已退', proof: aProof() });
  return opened;
}

describe('a form that is sent again when the line is back after an hour', () => {
  test.each([
    ['a message', message, 'message', { body: BODY }, 'investor_wrote', 'message'],
    ['an appeal to discipline', escalate, 'escalate', { reason: 'favours', body: BODY }, 'inspection_asked', 'told'],
    ['one without words', escalate, 'escalate', { reason: 'favours', body: '' }, 'inspection_asked', 'told'],
    ['pressure', pressed, 'pressed', { body: BODY }, 'inspection_asked', 'told'],
    ['a withdrawal', withdraw, 'withdraw', { body: '' }, 'withdrawal_asked', 'withdrawal'],
  ])('says %s once', async (_what, act, path, fields, type, sent) => {
    const opened = await anOpenedCase();
    const locations = await sendTwice(opened, act as Act, [path, { ...fields, openedAt: OPENED_AT }]);
    expect(locations).toEqual([`/track/case?sent=${sent}`, `/track/case?sent=${sent}`]);
    expect(await countOf(opened, type)).toBe(1);
  });

  test('says the same words once more where the page was opened anew', async () => {
    const opened = await anOpenedCase();
    await sendTwice(opened, message as Act, ['message', { body: BODY, openedAt: OPENED_AT }]);
    const later = { body: BODY, openedAt: shanghai('2026-11-02 13:04').toISOString() };
    await outcomeOf(async () => message.action(opened.args('/track/case/message', later)));
    expect(await countOf(opened, 'investor_wrote')).toBe(2);
  });

  test('appeals once', async () => {
    const opened = await openCase(async ({ db }) => {
      const filed = await fileAReport(db);
      const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
      const refusal = { reason: 'no_facts', rightChannel: '12345 热线', text: '没有说清是哪一笔。' } as const;
      await refuseCase(asStaff(db, officer, shanghai('2026-11-02 11:00')), filed.reference, refusal);
      return filed;
    });
    const sent = await sendTwice(opened, appeal as Act, ['appeal', { openedAt: OPENED_AT }]);
    expect(sent).toEqual(['/track/case?sent=appeal', '/track/case?sent=appeal']);
    expect(await countOf(opened, 'refusal_appealed')).toBe(1);
  });

  test('declines a question once, and not the next one', async () => {
    const opened = await anOpenedCase();
    const desk = asStaff(opened.context.db, opened.officer, shanghai('2026-11-02 11:00'));
    await askInvestor(desk, opened.reference, { text: '哪一天付的？' });
    const sent = await sendTwice(opened, decline as Act, ['decline', { openedAt: OPENED_AT }]);
    expect(sent).toEqual(['/track/case?sent=declined', '/track/case?sent=declined']);
    expect(await countOf(opened, 'question_declined')).toBe(1);
    await opened.comeBack('2026-11-03 13:05');
    const late = { openedAt: shanghai('2026-11-03 13:00').toISOString() };
    const { location } = await outcomeOf(async () => decline.action(opened.args('/track/case/decline', late)));
    expect(location).toBe('/track/case?sent=changed');
  });

  test('stops a withdrawal once', async () => {
    const opened = await anOpenedCase();
    await withdrawReport(anInvestor(opened.context.db, shanghai('2026-11-02 11:00')), opened.caseId, {
      isPressed: false,
      words: null,
    });
    const fields = { intent: 'take-back', openedAt: OPENED_AT };
    const sent = await sendTwice(opened, withdraw as Act, ['withdraw', fields]);
    expect(sent).toEqual(['/track/case?sent=takenBack', '/track/case?sent=takenBack']);
    expect(await countOf(opened, 'withdrawal_taken_back')).toBe(1);
  });

  test.each([
    [
      'moves a kept report to a day',
      { intent: 'date', hold: 'date', holdOn: '2026-12-31' },
      'hold_changed',
      'heldChanged',
    ],
    ['sends a kept report', { intent: 'send' }, 'report_released', 'released'],
    ['takes a kept report back', { intent: 'take-back', confirm: 'yes' }, 'hold_taken_back', 'heldBack'],
  ])('%s once', async (_what, fields, type, sent) => {
    const opened = await openCase(({ db }) => keepAReport(db));
    const locations = await sendTwice(opened, hold as Act, ['hold', { ...fields, openedAt: OPENED_AT }]);
    expect(locations).toEqual([`/track/case?sent=${sent}`, `/track/case?sent=${sent}`]);
    expect(await countOf(opened, type)).toBe(1);
  });

  test('contests a pause once', async () => {
    const opened = await anOpenedCase();
    const desk = asStaff(opened.context.db, opened.officer, shanghai('2026-11-02 11:00'));
    await askInvestor(desk, opened.reference, { text: '哪一天付的？' });
    const sent = await sendTwice(opened, contest as Act, ['contest', { body: BODY, openedAt: OPENED_AT }]);
    expect(sent).toEqual(['/track/case?sent=contest', '/track/case?sent=contest']);
    expect(await countOf(opened, 'pause_contested')).toBe(1);
  });

  test('gives the verdict once, and does not ask for stars instead', async () => {
    const opened = await answered();
    const sent = await sendTwice(opened, rate as Act, ['rate', { verdict: 'solved' }]);
    expect(sent).toEqual(['/track/case?sent=verdict', '/track/case?sent=verdict']);
    expect(await countOf(opened, 'verdict_given')).toBe(1);
  });

  test('rates once, the words too, and the one change is still there', async () => {
    const opened = await answered({ report: NAMED });
    await sendTwice(opened, rate as Act, ['rate', { verdict: 'solved', level: '4', remark: BODY }]);
    expect(await countOf(opened, 'rated')).toBe(1);
    const { given } = await rate.loader(opened.args('/track/case/rate'));
    expect(given?.changeUntil).not.toBeNull();
    const other = { level: '4', remark: '还有一句。' };
    await outcomeOf(async () => rate.action(opened.args('/track/case/rate', other)));
    expect(await countOf(opened, 'rated')).toBe(2);
  });

  test.each(['hidden', 'named'])('gives the name once, %s', async (mode) => {
    const opened = await anOpenedCase();
    const fields = { mode, name: '赵敏', phone: '13800000000', email: '' };
    const sent = await sendTwice(opened, identity as Act, ['identity', fields]);
    expect(sent).toEqual(['/track/case?sent=identity', '/track/case?sent=identity']);
    expect(await countOf(opened, 'identity_added')).toBe(1);
  });
});
