import { describe, expect, test } from 'vitest';
import { layOut } from '#app/emails/layout.ts';
import { findNoticeEmail } from '#app/emails/notices.ts';
import { mailSubjects } from '#app/i18n/zh-CN/mail.ts';

const HOME = 'https://portal.example/desk';
const ABOUT_THE_PORTAL = {
  sweeper_recovered: '办理平台：计时程序停过，已恢复',
  steps_left_due: '办理平台：有到期的提醒和升级没有办成',
};
const aboutCases = Object.keys(mailSubjects).filter((template) => !(template in ABOUT_THE_PORTAL));

function mailOf(template: string) {
  const mail = findNoticeEmail(template)?.(HOME);
  if (!mail) throw new Error(`no mail of ${template}`);
  return mail;
}

describe('a mail to staff', () => {
  test.each(aboutCases)('%s says where to sign in and nothing else', (template) => {
    const { subject, text, html } = mailOf(template);
    expect(text).toBe(`请登录办理平台查看\n${HOME}\n`);
    expect(
      html
        .replace(/<title>.*<\/title>/, '')
        .replace(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s+/),
    ).toEqual(['请登录办理平台查看', HOME]);
    expect(html).not.toMatch(/<(img|script|style|link|iframe)|style=/);
    expect(subject).toMatch(/^[\p{Script=Han}：]{1,20}$/u);
    expect(subject).not.toMatch(/举报|投诉|黄灯|红灯|督办|约谈|移送|纪/);
  });

  test('has one of two subjects, so that a subject does not tell how a case stands', () => {
    expect(new Set(aboutCases.map((template) => mailOf(template).subject)).size).toBe(2);
  });

  test.each(Object.entries(ABOUT_THE_PORTAL))(
    'about the portal itself, %s, has the same body and a subject of its own, which is of no case',
    (template, words) => {
      const { subject, text } = mailOf(template);
      expect(text).toBe(`请登录办理平台查看\n${HOME}\n`);
      expect(subject).toBe(words);
    },
  );

  test('is not made from a name that is no template', () => {
    expect(findNoticeEmail('red_light')).toBeDefined();
    for (const name of ['', 'unheard_of', 'constructor', '__proto__']) expect(findNoticeEmail(name)).toBeUndefined();
  });

  test('escapes what it puts into its HTML', () => {
    const { html } = layOut('<b>&', 'https://portal.example/?a="&b=\'<');
    expect(html).toContain('<title>&lt;b&gt;&amp;</title>');
    expect(html).toContain('href="https://portal.example/?a=&quot;&amp;b=&#39;&lt;"');
  });
});
