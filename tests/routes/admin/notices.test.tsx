import { describe, expect, test } from 'vitest';
import * as newNotice from '#app/routes/admin/notice-new.tsx';
import * as takeDown from '#app/routes/admin/notice-take-down.tsx';
import * as kept from '#app/routes/admin/notices.tsx';
import * as home from '#app/routes/public/home.tsx';
import * as notice from '#app/routes/public/notice.tsx';
import * as notices from '#app/routes/public/notices.tsx';
import { argsOf, aSignedInAdmin } from '#tests/routes/admin/admin-browser.tsx';
import { outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const TYPED = {
  titleZh: '国庆假期办件安排',
  textZh: '10 月 1 日至 7 日窗口不办公。\n详见 https://example.test <b>',
  titleEn: 'Holiday hours',
  textEn: 'Closed from 1 to 7 October.',
  shownOn: '2026/11/26',
};
type Answer = NonNullable<Parameters<typeof newNotice.default>[0]['actionData']>;

async function anAdmin() {
  let now = shanghai('2026-11-26 10:00');
  const context = aContext({ clock: () => now });
  const { cookie } = await aSignedInAdmin(context);
  const send = (fields: Record<string, string>, query = '') =>
    outcomeOf<Answer>(() => newNotice.action(argsOf(context, { path: `/admin/notices/new${query}`, cookie, fields })));
  const publish = async (fields: Record<string, string>, query = '') => {
    const { data } = await send({ ...fields, intent: 'preview' }, query);
    return send({ ...fields, intent: 'publish', shown: data.preview?.shown ?? '' }, query);
  };
  const remove = (id: string, reason: string) =>
    outcomeOf<{ error: string }>(() =>
      takeDown.action(
        argsOf(context, { path: `/admin/notices/${id}/take-down`, cookie, fields: { reason }, params: { id } }),
      ),
    );
  const page = async (id: string, language = '') => {
    const path = `${language}/notices/${id}`;
    const { data, status } = await outcomeOf<Parameters<typeof notice.default>[0]['loaderData']>(() =>
      notice.loader(argsOf(context, { path, params: { id } })),
    );
    return status === 200 ? pageOf(<notice.default loaderData={data} />, path) : status;
  };
  const first = async (path: string) => {
    const loaderData = await home.loader(argsOf(context, { path }));
    return pageOf(<home.default loaderData={loaderData} />, path);
  };
  const list = async (path = '/notices') => {
    const loaderData = await notices.loader(argsOf(context, { path }));
    return pageOf(<notices.default loaderData={loaderData} />, path);
  };
  const own = async (path = '/admin/notices') => {
    const loaderData = await kept.loader(argsOf(context, { path, cookie }));
    return pageOf(<kept.default loaderData={loaderData} />, path);
  };
  return { context, cookie, send, publish, remove, page, first, list, own, goTo: (at: Date) => (now = at) };
}

describe('an administrator', () => {
  test('looks at a notice as it will be, then publishes exactly that', async () => {
    const { context, cookie, send, own } = await anAdmin();
    const looked = await send({ ...TYPED, intent: 'preview' });
    expect(looked.status).toBe(200);
    const loaderData = await newNotice.loader(argsOf(context, { path: '/admin/notices/new', cookie }));
    const preview = pageOf(
      <newNotice.default loaderData={loaderData} actionData={looked.data} />,
      '/admin/notices/new',
    );
    expect(preview).toContain('<p>10 月 1 日至 7 日窗口不办公。</p>');
    expect(preview).toContain('<h3 class="mb-2 text-h2 font-bold" lang="en">Holiday hours</h3>');
    expect(preview).toContain('没有俄文，俄文页面显示中文。');
    expect(preview).toContain('2026-11-26 起公布。');
    const shown = looked.data.preview?.shown ?? '';
    const other = await send({ ...TYPED, textZh: '别的', intent: 'publish', shown });
    expect([other.status, other.data.errors?.titleZh]).toEqual([400, '内容和预览时不同，请再看一遍预览']);
    const published = await send({ ...TYPED, intent: 'publish', shown });
    expect(published.location).toBe('/admin/notices?published=1');
    expect(await own('/admin/notices?published=1')).toContain('“国庆假期办件安排”已发布，2026-11-26 起公布。');
  });

  test('is told beside each field what is missing, and nothing is published', async () => {
    const { send, list } = await anAdmin();
    const answer = await send({ titleEn: 'Holiday', shownOn: '2026-11-25', intent: 'publish', shown: 'x' });
    expect(answer.status).toBe(400);
    expect(answer.data.errors).toEqual({
      titleZh: '标题（中文）：请填写',
      textZh: '正文（中文）：请填写',
      textEn: '正文（英文）：标题和正文要写就都写',
      shownOn: '公布日期不能早于今天',
    });
    expect(await list()).toContain('还没有公告。');
  });

  test('takes a notice down with a reason, not without one', async () => {
    const { publish, remove, own } = await anAdmin();
    await publish(TYPED);
    expect((await remove('1', '  ')).data.error).toBe('请写明撤下原因');
    expect((await remove('1', '日期写错')).location).toBe('/admin/notices?removed=1');
    expect(await own('/admin/notices?removed=1')).toContain('“国庆假期办件安排”已撤下。');
    expect((await remove('9', '没有')).status).toBe(404);
  });
});

describe('everybody', () => {
  test('reads title and day on the first page, in the own language or marked Chinese', async () => {
    const { publish, first } = await anAdmin();
    expect(await first('/')).not.toContain('href="/notices"');
    await publish(TYPED);
    expect(await first('/')).toMatch(/<a href="\/notices\/1" class="tel">国庆假期办件安排<\/a>.*2026 年 11 月 26 日/s);
    expect(await first('/en')).toContain('<a href="/en/notices/1" class="tel">Holiday hours</a>');
    expect(await first('/ru')).toContain('<a href="/ru/notices/1" class="tel" lang="zh-CN">国庆假期办件安排</a>');
  });

  test('reads plain paragraphs: no markup, no link but the site’s own', async () => {
    const { publish, page } = await anAdmin();
    await publish(TYPED);
    const html = await page('1');
    expect(html).toContain('<p>详见 https://example.test &lt;b&gt;</p>');
    expect(html).not.toContain('href="https://example.test');
    const foreign = await page('1', '/ru');
    expect(foreign).toContain('<h1 class="page-title" lang="zh-CN">国庆假期办件安排</h1>');
    expect(foreign).toContain('<div class="prose" lang="zh-CN">');
    expect(foreign).toContain('Это объявление есть только на китайском языке.');
  });

  test('is led from a notice to its correction and back', async () => {
    const { publish, page, list } = await anAdmin();
    await publish(TYPED);
    await publish({ ...TYPED, textZh: '10 月 1 日至 8 日。' }, '?corrects=1');
    expect(await page('1')).toMatch(/这条公告已经更正.*href="\/notices\/2"/s);
    expect(await page('1')).toContain('10 月 1 日至 7 日窗口不办公。');
    expect(await page('2', '/en')).toMatch(/This notice corrects:.*href="\/en\/notices\/1"/s);
    expect(await list()).toContain('已更正');
  });

  test('reads why a notice was taken down, and its text no more', async () => {
    const { publish, remove, page, first } = await anAdmin();
    await publish(TYPED);
    await remove('1', '日期写错');
    const html = await page('1', '/en');
    expect(html).toContain('taken down on 26 November 2026');
    expect(html).toContain('Reason: <span lang="zh-CN">日期写错</span>');
    expect(html).not.toContain('Closed from 1 to 7 October');
    expect(await first('/')).not.toContain('国庆');
  });

  test('gets a 404 for one that is still to come, as for one that never was', async () => {
    const { publish, page, goTo } = await anAdmin();
    await publish({ ...TYPED, shownOn: '2026-12-01' });
    for (const id of ['1', '2', '0', '1e1', 'x', '99999999999']) expect(await page(id)).toBe(404);
    goTo(shanghai('2026-12-01 00:00'));
    expect(await page('1')).toContain('国庆假期办件安排');
  });
});
