import { describe, expect, test } from 'vitest';
import * as trackCase from '#app/routes/public/track-case.tsx';
import * as date from '#app/routes/public/track-date.tsx';
import * as escalate from '#app/routes/public/track-escalate.tsx';
import * as identity from '#app/routes/public/track-identity.tsx';
import * as object from '#app/routes/public/track-object.tsx';
import * as pressed from '#app/routes/public/track-pressed.tsx';
import * as rate from '#app/routes/public/track-rate.tsx';
import * as withdraw from '#app/routes/public/track-withdraw.tsx';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';
import { outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anOpenedCase } from '#tests/routes/public/an-opened-case.tsx';
import { anAccount, asStaff, shanghai } from '#tests/support/builders.ts';
import { aProof } from '#tests/use-cases/play.ts';

type Refused = { values: Record<string, string>; errors: Record<string, string> };

async function casePage({ args }: Awaited<ReturnType<typeof anOpenedCase>>, language = ''): Promise<string> {
  const data = await trackCase.loader(args(`${language}/track/case`));
  return pageOf(<trackCase.default loaderData={data} />, `${language}/track/case`);
}

describe('asking for discipline inspection', () => {
  test.each([
    ['', '11 月 9 日（周一）17:30 以后可以提出', '随时可以提出'],
    ['/en', 'Open after Monday 9 November, 17:30', 'Open at any time'],
    ['/ru', 'Можно после: 9 ноября (пн), 17:30', 'Можно в любое время'],
  ])('%s says from which day each reason is open', async (language, from, always) => {
    const { args } = await anOpenedCase();
    const data = await escalate.loader(args(`${language}/track/case/escalate`));
    const page = pageOf(<escalate.default loaderData={data} />, `${language}/track/case/escalate`);
    expect(page).toContain(from);
    expect(page.split(always)).toHaveLength(3);
  });

  test('is one link, one choice and one button away from the case', async () => {
    const opened = await anOpenedCase();
    expect(await casePage(opened)).toContain('href="/track/case/escalate"');
    const send = () =>
      outcomeOf(async () => escalate.action(opened.args('/track/case/escalate', { reason: 'retaliation', body: '' })));
    expect(await send()).toMatchObject({ status: 303, location: '/track/case?sent=told' });
    const page = await casePage(opened);
    expect(page).toContain('您请纪检监察介入：受到刁难或报复');
    expect(page).toContain('承办单位看不到这一条');
    expect(page).toContain('纪检监察受理');
  });

  test.each([
    ['', '请纪检监察介入', '其他可以做的'],
    ['/en', 'discipline inspection', 'What else you can do'],
    ['/ru', 'комисси', 'Что ещё Вы можете сделать'],
  ])(
    '%s is offered where the page says that the answer is late, and all acts from near the top',
    async (lang, asks, more) => {
      const opened = await anOpenedCase();
      const link = `href="${lang}/track/case/escalate"`;
      const early = await casePage(opened, lang);
      expect(early.split(link)).toHaveLength(2);
      expect(early.indexOf('href="#own-acts"')).toBeLessThan(early.indexOf('id="promises"'));
      expect(early).toMatch(new RegExp(`href="#own-acts"[^>]*>${more}`));
      await opened.comeBack('2026-11-24 09:00');
      const late = await casePage(opened, lang);
      expect(late.split(link)).toHaveLength(3);
      expect(late.slice(late.indexOf(link), late.indexOf('id="next"'))).toMatch(new RegExp(asks, 'i'));
    },
  );

  test('too early keeps what was written and names the day', async () => {
    const { args } = await anOpenedCase();
    const form = { reason: 'not_handled', body: '没有人理。' };
    const refused = await outcomeOf<Refused>(async () => escalate.action(args('/track/case/escalate', form)));
    expect(refused.status).toBe(400);
    expect(refused.data).toEqual({
      values: form,
      errors: { reason: '还不到时候，11 月 9 日（周一）17:30 以后可以提出' },
    });
  });

  test('about an answer that did not come is taken when its day has gone by', async () => {
    const opened = await anOpenedCase();
    await opened.comeBack('2026-11-10 09:00');
    const form = { reason: 'not_handled', body: '没有人理。' };
    const sent = await outcomeOf(async () => escalate.action(opened.args('/track/case/escalate', form)));
    expect(sent).toMatchObject({ status: 303, location: '/track/case?sent=told' });
  });

  test('that one is pressed takes one button', async () => {
    const opened = await anOpenedCase();
    const sent = await outcomeOf(async () => pressed.action(opened.args('/track/case/pressed', { body: '' })));
    expect(sent).toMatchObject({ status: 303, location: '/track/case?sent=told' });
    expect(await casePage(opened)).toContain('您告诉纪检监察：受到压力');
  });
});

describe('withdrawing', () => {
  test('says when it takes effect, waits a day, and is taken back with one button', async () => {
    const opened = await anOpenedCase();
    const shown = await withdraw.loader(opened.args('/track/case/withdraw'));
    expect(shown.takesEffect).toBe('11 月 3 日（周二）10:00');
    const send = (fields: Record<string, string>) =>
      outcomeOf(async () => withdraw.action(opened.args('/track/case/withdraw', fields)));
    for (const answer of [await send({ body: '' }), await send({ body: '' })]) {
      expect(answer).toMatchObject({ status: 303, location: '/track/case?sent=withdrawal' });
    }
    expect(await casePage(opened)).toContain('11 月 3 日（周二）10:00 生效');
    expect(await send({ intent: 'take-back' })).toMatchObject({ location: '/track/case?sent=takenBack' });
    expect(await casePage(opened)).not.toContain('您已提出撤回');
    // A second click, or the form once more where its answer was lost.
    expect(await send({ intent: 'take-back' })).toMatchObject({ location: '/track/case?sent=takenBack' });
  });

  test('words without the tick go to nobody: the page asks who is to read them', async () => {
    const { args } = await anOpenedCase();
    const form = { body: '站长让我撤。' };
    const refused = await outcomeOf<Refused>(async () => withdraw.action(args('/track/case/withdraw', form)));
    expect(refused.status).toBe(400);
    expect(Object.keys(refused.data.errors)).toEqual(['pressed']);
    expect(refused.data.values.body).toBe(form.body);
  });

  test.each([
    ['', '撤回生效', '11 月 3 日'],
    ['/en', 'The withdrawal took effect', '3 November'],
    ['/ru', 'Отзыв вступил в силу', '3 ноября'],
  ])('%s tells after a day that it is in effect', async (language, words, day) => {
    const opened = await anOpenedCase();
    await withdraw.action(opened.args('/track/case/withdraw', { body: '' }));
    await opened.comeBack('2026-11-03 10:01');
    const page = await casePage(opened, language);
    expect(page).toContain(words);
    expect(page.slice(page.indexOf('<h1'), page.indexOf('</h1>'))).toContain(day);
  });
});

describe('giving the name later', () => {
  test('asks how, and by what one can be reached where it is in the open', async () => {
    const { args } = await anOpenedCase();
    const send = (fields: Record<string, string>) =>
      outcomeOf<Refused>(async () => identity.action(args('/track/case/identity', fields)));
    const none = await send({ name: '', phone: '', email: '' });
    expect([none.status, Object.keys(none.data.errors).sort()]).toEqual([400, ['mode', 'name']]);
    const unreachable = await send({ mode: 'named', name: '赵敏', phone: '', email: '' });
    expect([unreachable.status, Object.keys(unreachable.data.errors)]).toEqual([400, ['phone']]);
    const sealed = await send({ mode: 'hidden', name: '赵敏', phone: '', email: '' });
    expect(sealed).toMatchObject({ status: 303, location: '/track/case?sent=identity' });
  });

  test('offers the sealed one only to who has none, and nothing to who is named', async () => {
    const opened = await anOpenedCase();
    const modes = async () => (await identity.loader(opened.args('/track/case/identity'))).modes;
    expect(await modes()).toEqual(['hidden', 'named']);
    const give = (mode: string) => {
      const fields = { mode, name: '赵敏', phone: '13800000000', email: '' };
      return outcomeOf(async () => identity.action(opened.args('/track/case/identity', fields)));
    };
    await give('hidden');
    expect(await modes()).toEqual(['named']);
    await give('named');
    const shown = await outcomeOf(async () => identity.loader(opened.args('/track/case/identity')));
    expect(shown).toMatchObject({ status: 303, location: '/track/case?sent=changed' });
    expect(await casePage(opened)).not.toContain('赵敏');
  });
});

describe('rating', () => {
  test('takes a level, opinions on single standards and what was wrong; shows it, and changes it once', async () => {
    const opened = await anOpenedCase();
    const { context, officer, reference } = opened;
    const desk = asStaff(context.db, officer, shanghai('2026-11-02 11:00'));
    await answerReport(desk, reference, { outcome: 'returned', text: '已退', proof: aProof() });
    await opened.comeBack('2026-11-02 12:00');
    const send = (fields: Record<string, string>) =>
      outcomeOf(async () => rate.action(opened.args('/track/case/rate', fields)));
    expect(await send({ verdict: 'solved', level: '2', reasons: 'slow', joint: '1', lawful: '' })).toMatchObject({
      location: '/track/case?sent=verdict',
    });
    const page = await casePage(opened);
    expect(page).toContain('11 月 17 日（周二）以前可以改一次');
    const shown = await rate.loader(opened.args('/track/case/rate'));
    const form = pageOf(<rate.default loaderData={shown} />, '/track/case/rate');
    expect(form).toMatch(/value="slow"[^>]*checked=""|checked=""[^>]*value="slow"/);
    expect(form).toContain('<option value="1" selected="">非常不满意</option>');
    expect(await send({ level: '4' })).toMatchObject({ location: '/track/case?sent=rated' });
    expect(await casePage(opened)).not.toContain('可以改一次');
    const after = await outcomeOf(async () => rate.loader(opened.args('/track/case/rate')));
    expect(after).toMatchObject({ location: '/track/case?sent=changed' });
  });
});

describe('what is said with a rating', () => {
  const NAMED = {
    identityMode: 'named',
    contact: { name: '王小明', phone: '13800000000', email: null, reachable: null, project: null },
  } as const;
  async function anAnsweredCase(mode: 'named' | 'anonymous') {
    const opened = await anOpenedCase({ report: mode === 'named' ? NAMED : {} });
    const { context, officer, reference } = opened;
    const desk = asStaff(context.db, officer, shanghai('2026-11-02 11:00'));
    await answerReport(desk, reference, { outcome: 'returned', text: '已退', proof: aProof() });
    await opened.comeBack('2026-11-02 12:00');
    const send = (fields: Record<string, string>) =>
      outcomeOf(async () => rate.action(opened.args('/track/case/rate', fields)));
    return { ...opened, send };
  }

  test('by a named investor stands among the messages, and is not lost without a level', async () => {
    const { send, ...opened } = await anAnsweredCase('named');
    const refused = await send({ verdict: 'solved', remark: '谢谢，就是慢了点' });
    expect(refused).toMatchObject({ status: 400, data: { values: { remark: '谢谢，就是慢了点' } } });
    expect(await send({ verdict: 'solved', level: '4', remark: '谢谢，就是慢了点' })).toMatchObject({
      location: '/track/case?sent=verdict',
    });
    expect(await casePage(opened)).toContain('谢谢，就是慢了点');
  });

  test('is not asked of an anonymous one, whose rating the department does not read', async () => {
    const { send, ...opened } = await anAnsweredCase('anonymous');
    const page = pageOf(
      <rate.default loaderData={await rate.loader(opened.args('/track/case/rate'))} />,
      '/track/case/rate',
    );
    expect(page).not.toContain('name="remark"');
    expect(page).toMatch(/<summary class="[^"]*underline">按五项标准分别评价/);
    expect(page).toContain('给承办单位留言');
    await send({ verdict: 'solved', level: '4', remark: '看得出是谁' });
    expect(await casePage(opened)).not.toContain('看得出是谁');
  });
});

describe('a date to come back on', () => {
  test.each([
    ['', '请记住，11 月 9 日（周一）再来看', '再看一次'],
    ['/en', 'Remember to look again on Monday 9 November', 'Look again'],
    ['/ru', 'Не забудьте заглянуть снова: 9 ноября (пн)', 'Посмотреть снова'],
  ])('%s stands on the page, and as a file says nothing of the matter', async (language, words, title) => {
    const opened = await anOpenedCase();
    expect(await casePage(opened, language)).toContain(words);
    const file = await date.loader(opened.args(`${language}/track/case/date`));
    expect(file.headers.get('Content-Type')).toContain('text/calendar');
    const text = await file.text();
    const lines = text.split('\r\n');
    expect(lines).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20261109', `SUMMARY:${title}`, 'TRIGGER:PT9H']));
    expect(text).not.toMatch(/举报|反映|监督|http|TS-|case|report/i);
  });

  test('is not asked to be remembered where nothing is promised any more', async () => {
    const opened = await anOpenedCase();
    await withdraw.action(opened.args('/track/case/withdraw', { body: '' }));
    await opened.comeBack('2026-11-03 12:00');
    expect(await casePage(opened)).not.toContain('再来看');
    const none = await outcomeOf(async () => date.loader(opened.args('/track/case/date')));
    expect(none).toMatchObject({ status: 303, location: '/track/case?sent=changed' });
  });
});

test('more time for the answer is objected to from the case, once', async () => {
  const opened = await anOpenedCase();
  const { context, officer, reference } = opened;
  const head = await anAccount(context.db, { department: 'scjg', role: 'head' });
  const at = shanghai('2026-11-02 11:00');
  await askExtension(asStaff(context.db, officer, at), reference, { days: 2, reason: '要调取底账。' });
  await decideExtension(asStaff(context.db, head, at), reference, { outcome: 'granted' });
  await opened.comeBack('2026-11-02 12:00');
  expect(await casePage(opened)).toContain('href="/track/case/object"');
  const shown = await object.loader(opened.args('/track/case/object'));
  expect(pageOf(<object.default loaderData={shown} />, '/track/case/object')).toContain('要调取底账。');
  const send = () => outcomeOf(async () => object.action(opened.args('/track/case/object', { body: '' })));
  for (const answer of [await send(), await send()]) {
    expect(answer).toMatchObject({ status: 303, location: '/track/case?sent=objection' });
  }
  const page = await casePage(opened);
  expect(page).toContain('您已表示不同意');
  expect(page).not.toContain('href="/track/case/object"');
});
