import { describe, expect, test } from 'vitest';
import * as ask from '#app/routes/desk/ask.tsx';
import * as casePage from '#app/routes/desk/case.tsx';
import * as contest from '#app/routes/desk/contest.tsx';
import * as queue from '#app/routes/desk/queue.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import * as clock from '#app/routes/public/track-clock.tsx';
import * as contestOwn from '#app/routes/public/track-contest.tsx';
import * as message from '#app/routes/public/track-message.tsx';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anOpenedCase } from '#tests/routes/public/an-opened-case.tsx';
import { sendToReview } from '#tests/use-cases/play.ts';

const QUESTION = '退款打到了哪个账户？有没有银行流水？';
const SEATS = {
  reviewer: { department: 'xzfb', role: 'officer' },
  lead: { department: 'scjg', role: 'officer' },
  hub: { department: 'zsj', role: 'hub' },
} as const;
type Seat = keyof typeof SEATS;
type Route = { loader: (args: never) => unknown };
type Page = Route & { default: (props: { loaderData: never }) => React.ReactNode };

/** "Not solved" twice, on 4 November; today is the 5th, and the government office has until the 11th to review. */
async function underReview() {
  const opened = await anOpenedCase();
  const { context, reference } = opened;
  await sendToReview(context.db, opened.officer, opened);
  const cookies = new Map<Seat, string>();
  const comeBack = async (at: string) => {
    await opened.comeBack(at);
    for (const seat of Object.keys(SEATS) as Seat[])
      cookies.set(seat, (await aSignedInOfficer(context, SEATS[seat])).cookie);
  };
  await comeBack('2026-11-05 10:00');
  const args = (seat: Seat, path: string, fields?: Record<string, string>) =>
    argsOf(context, { path: `/desk/t/${reference}${path}`, cookie: cookies.get(seat), fields, reference }) as never;
  const show = async (page: Page, seat: Seat, path: string) => {
    const { data, status } = await outcomeOf<never>(async () => page.loader(args(seat, path)));
    return { status, page: pageOf(<page.default loaderData={data} />, '/desk') };
  };
  const sends = (seat: Seat, text: string) => outcomeOf(async () => ask.action(args(seat, '/ask', { text })));
  const track = async (language = '') => {
    const data = await trackCase.loader(opened.args(`${language}/track/case`));
    return pageOf(<trackCase.default loaderData={data} />, `${language}/track/case`);
  };
  return { ...opened, comeBack, show, sends, track };
}

async function asked() {
  const story = await underReview();
  expect(await story.sends('reviewer', QUESTION)).toMatchObject({ status: 303 });
  return story;
}

describe('a reviewer', () => {
  test('finds the way to ask on the case, and reads before asking that the review pauses once', async () => {
    const { show, reference } = await underReview();
    const shown = await show(casePage as never, 'reviewer', '');
    expect(shown.page).toContain(`href="/desk/t/${reference}/ask`);
    expect((await show(casePage as never, 'lead', '')).page).not.toContain(`${reference}/ask`);
    const { page } = await show(ask as never, 'reviewer', '/ask');
    expect(page).toContain('这是复核期间的第一次提问，会暂停复核计时');
    expect(page).toContain(
      '需要您补充材料，计时已暂停：县政府办公室（督查室）等您回复，最迟 11 月 10 日（周二）恢复计时',
    );
  });

  test('has to write what is missing; the case then waits, and both sides read for whom and until when', async () => {
    const { show, sends } = await underReview();
    expect(await sends('reviewer', ' ')).toMatchObject({ status: 400 });
    expect(await sends('lead', QUESTION)).toMatchObject({ status: 409 });
    expect(await sends('reviewer', QUESTION)).toMatchObject({ status: 303 });
    const waiting = '县政府办公室（督查室）复核中，等待投资人补充，复核暂停计时，最迟 11 月 10 日（周二）17:30 恢复。';
    for (const seat of ['reviewer', 'lead'] as const) {
      const { page } = await show(casePage as never, seat, '');
      expect(page).toContain(waiting);
      expect(page).toContain('复核期间的暂停');
    }
    expect((await show(queue as never, 'reviewer', '')).page).toContain('等待补充');
  });

  test('who asks once more is told that a review pauses only once', async () => {
    const story = await asked();
    const answer = { body: '没有退到任何账户。', answers: 'question' };
    await outcomeOf(async () => message.action(story.args('/track/case/message', answer)));
    expect((await story.show(ask as never, 'reviewer', '/ask')).page).toContain('复核只能暂停一次，已经暂停过');
  });
});

describe('the investor of a case under review', () => {
  test.each([
    ['', '需要您补充材料，计时已暂停：县政府办公室（督查室）等您回复', '原因：县政府办公室（督查室）请您补充。'],
    ['/en', 'We need more from you. The clock is paused: County Government Office', 'Reason: County Government Office'],
    ['/ru', 'Нужны дополнения от Вас. Срок приостановлен', 'Причина: '],
  ])('%s reads the question, who asks and why the clock waits', async (language, sentence, reason) => {
    const { track } = await asked();
    const page = await track(language);
    for (const words of [sentence, reason, QUESTION, `href="${language}/track/case/contest"`])
      expect(page).toContain(words);
  });

  test('answers on the page of every question, and the review goes on with the days that are left', async () => {
    const { args, comeBack, show, track } = await asked();
    await comeBack('2026-11-09 10:00');
    const answer = { body: '没有退到任何账户。', answers: 'question' };
    const sent = await outcomeOf(async () => message.action(args('/track/case/message', answer)));
    expect(sent).toMatchObject({ status: 303, location: '/track/case?sent=answer' });
    expect(await track()).toContain('县政府办公室（督查室）正在复核，最迟 11 月 13 日（周五）答复您');
    const { page } = await show(casePage as never, 'reviewer', '');
    expect(page).toContain('没有退到任何账户。');
    expect(page).toContain('县政府办公室（督查室）正在复核，11 月 13 日（周五）17:30 前作出结论。');
    const data = await clock.loader({
      ...(args('/track/case/clock/review') as object),
      params: { key: 'review' },
    } as never);
    const explained = pageOf(<clock.default loaderData={data as never} />, '/track/case/clock/review');
    expect(explained).toContain('县政府办公室');
    expect(explained).toContain('暂停');
  });

  test('contests the pause; the hub decides by the reviewer’s question and reads no report', async () => {
    const { args, show, track } = await asked();
    const sent = await outcomeOf(async () => contestOwn.action(args('/track/case/contest', { body: '早就写了。' })));
    expect(sent).toMatchObject({ status: 303, location: '/track/case?sent=contest' });
    expect(await track()).toContain('您已提出异议，招商局最迟');
    const { page } = await show(contest as never, 'hub', '/contest');
    for (const words of ['复核单位问投资人的问题', QUESTION, '早就写了。']) expect(page).toContain(words);
    expect(page).not.toMatch(/公路检查点|道路维护费|交通运输局/);
  });
});
