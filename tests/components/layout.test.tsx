import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { DeskShell } from '#app/components/layout/desk-shell.tsx';
import { Document } from '#app/components/layout/document.tsx';
import { ErrorPage } from '#app/components/layout/error-page.tsx';
import { type Again, type Site, SiteProvider } from '#app/components/layout/locale.tsx';
import { OversightShell } from '#app/components/layout/oversight-shell.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { PublicShell } from '#app/components/layout/public-shell.tsx';
import { retrySecondsOf } from '#app/components/layout/retry-after.ts';
import { A_SITE, renderPage } from '#tests/components/render-page.tsx';

describe('the document', () => {
  const page = (
    <Document styles="p{color:red}">
      <PageTitle title="Report a problem" hasErrors />
    </Document>
  );

  test('has the language of its path and never blocks zooming', () => {
    const markup = renderPage(page, '/en/report');
    expect(markup).toContain('<html lang="en">');
    expect(markup).toContain('content="width=device-width, initial-scale=1"');
    expect(markup).not.toContain('maximum-scale');
  });

  test('carries its styles inside, under the nonce, and one small script of our own, staff none', () => {
    const markup = renderPage(page);
    expect(markup).toContain('<style nonce="nonce-of-the-test">p{color:red}</style>');
    expect(markup.match(/<script.*?<\/script>/g)).toEqual([
      '<script type="module" src="/scripts/page.js" nonce="nonce-of-the-test"></script>',
    ]);
    expect(renderPage(page, '/desk')).not.toContain('<script');
  });

  test('lets search engines list what is read, never where somebody writes, looks up a case or signs in', () => {
    const isListed = (path: string) => !renderPage(page, path).includes('<meta name="robots" content="noindex"/>');
    expect(['/', '/ru/help', '/en/services/x', '/check/fee'].filter(isListed)).toHaveLength(4);
    const unlisted = ['/report', '/en/apply/x', '/track', '/ru/mail/stop', '/me', '/en/sign-in', '/desk', '/admin'];
    expect(unlisted.filter(isListed)).toEqual([]);
  });

  test('puts the title of the page into the head and says there when something must be corrected', () => {
    const head = renderPage(page, '/en/report').split('</head>')[0];
    expect(head).toContain('<title>Error: Report a problem – Investor Services</title>');
  });

  test('begins with the link to the main content', () => {
    expect(renderPage(page)).toMatch(/<body><a href="#main" class="skip-link">跳到正文<\/a>/);
  });
});

describe('the look', () => {
  const inLook = (look: Site['look'], pathname = '/') =>
    renderToStaticMarkup(
      <SiteProvider site={{ ...A_SITE, look, pathname }}>
        <Document styles="">
          <PublicShell>x</PublicShell>
        </Document>
      </SiteProvider>,
    );

  test('is written by the server, so that nothing flashes', () => {
    const markup = inLook({ theme: 'dark', size: 'large' });
    expect(markup).toContain('<html lang="zh-CN" data-theme="dark" data-size="large">');
    expect(markup).toContain('<meta name="color-scheme" content="dark"/>');
  });

  test('is left to the system until somebody presses the switch', () => {
    const markup = inLook({ theme: 'auto', size: 'normal' });
    expect(markup).toContain('<html lang="zh-CN">');
    expect(markup).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(markup).toContain('value="dark" class="shown-in-light" name="look">深色');
    expect(markup).toContain('value="light" class="shown-in-dark" name="look">浅色');
  });

  test('offers the way back', () => {
    const markup = inLook({ theme: 'dark', size: 'large' });
    expect(markup).toContain('value="normal" name="look">标准版');
    expect(markup).toContain('value="light" name="look">浅色');
    expect(markup).not.toContain('value="dark"');
  });

  test('is never larger in the staff areas', () => {
    expect(inLook({ theme: 'auto', size: 'large' }, '/desk')).toContain('<html lang="zh-CN">');
  });
});

describe('the frame of public pages', () => {
  test('leads to the other two languages of the same page', () => {
    const markup = renderPage(<PublicShell>x</PublicShell>, '/en/services', '?q=land');
    expect(markup).toContain('<a href="/services?q=land" lang="zh-CN" hrefLang="zh-CN">中文</a>');
    expect(markup).toContain('<a href="/ru/services?q=land" lang="ru" hrefLang="ru">Русский</a>');
    expect(markup).not.toContain('href="/en/services?q=land"');
  });

  test('shows the way out only where it is asked for, as a form', () => {
    expect(renderPage(<PublicShell>x</PublicShell>)).not.toContain('/exit');
    expect(renderPage(<PublicShell exit>x</PublicShell>, '/ru/report')).toContain('action="/ru/exit" method="post"');
  });

  test.each([
    ['/report/step/what', '离开后内容清除', 'Your answers are erased', 'Ответы удаляются'],
    ['/report/done', '查询码不再显示', 'the code is not shown again', 'код больше не показывается'],
    ['/track/case', '离开后照常办理', 'Your case goes on', 'Дело идёт дальше'],
    ['/me', '退出登录', 'signs you out', 'выйдете из учётной записи'],
  ])('says at %s what leaving does there: what was sent is never said to be erased', (path, ...words) => {
    for (const [place, language] of ['', '/en', '/ru'].entries()) {
      const note = /<p class="exit-note">(.*?)<span/.exec(
        renderPage(<PublicShell exit>x</PublicShell>, `${language}${path}`),
      )?.[1];
      expect(note).toContain(words[place]);
      if (!path.includes('/step/')) expect(note).not.toMatch(/清除|erased|удаляются/);
    }
  });

  test('marks the Chinese name of the county on foreign pages', () => {
    expect(renderPage(<PublicShell>x</PublicShell>, '/ru')).toContain('<span lang="zh-CN" class="nowrap">某县</span>');
  });

  const inCounty = (site: Partial<Site>, page = <PublicShell>x</PublicShell>) =>
    renderToStaticMarkup(<SiteProvider site={{ ...A_SITE, ...site }}>{page}</SiteProvider>);

  test.each([
    ['/', '办事窗口', '政府网站找错'],
    ['/en', 'Service window', 'Report an error on this site'],
    ['/ru', 'Окно приёма', 'Сообщить об ошибке на сайте'],
  ])('%s names window, filing numbers, errors and phone where the county has set them', (pathname, window, errors) => {
    const countySite = {
      windowAddress: '人民路1号',
      icpFiling: '新ICP备12345678号-1',
      policeFiling: '新公网安备65400002000001号',
      findErrorsUrl: 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=6540000001',
    };
    const markup = inCounty({ pathname, countySite, phone: '0906-1234567' });
    expect(markup).toContain('href="tel:0906-1234567"');
    expect(markup).toContain(window);
    expect(markup).toContain('人民路');
    expect(markup).toMatch(new RegExp(`href="https://zfwzgl[^"]*">${errors}`));
    expect(markup).toContain('href="https://beian.miit.gov.cn/" lang="zh-CN">新ICP备12345678号-1');
    expect(markup).toContain('新公网安备65400002000001号');
    const without = inCounty({ pathname });
    expect(without).not.toContain(window);
    expect(without).not.toMatch(/beian|zfwzgl/);
  });

  test('leads to the sign-in where accounts are offered, not where one reports unnamed', () => {
    expect(inCounty({ pathname: '/en', offersSignIn: true })).toContain('href="/en/sign-in"');
    expect(inCounty({ offersSignIn: true }, <PublicShell exit>x</PublicShell>)).not.toContain('/sign-in');
    expect(inCounty({})).not.toContain('/sign-in');
  });

  test('loads nothing from anywhere else', () => {
    expect(renderPage(<PublicShell exit>x</PublicShell>)).not.toMatch(/https?:|\/\/[a-z]/);
  });
});

const inSite = (page: ReactNode, site: Partial<Site>) =>
  renderToStaticMarkup(<SiteProvider site={{ ...A_SITE, ...site }}>{page}</SiteProvider>);

function mainOf(page: ReactNode, site: Partial<Site>): string {
  const markup = inSite(page, site);
  return markup.slice(markup.indexOf('<main'), markup.indexOf('</main>'));
}

describe('an error page', () => {
  test.each([
    [400, '/', '这个请求没有办成'],
    [403, '/', '这一页您打不开'],
    [404, '/', '没有找到这一页'],
    [404, '/en/x', 'Page not found'],
    [410, '/', '这一页已经不在了'],
    [413, '/', '提交的内容太大'],
    [429, '/', '现在操作太频繁'],
    [503, '/', '系统暂时停用'],
    [500, '/ru/x', 'К сожалению, произошёл сбой'],
    [418, '/', '抱歉，系统出现问题'],
  ])('%i on %s says “%s”', (status, pathname, title) => {
    expect(renderPage(<ErrorPage status={status} />, pathname)).toContain(`<h1 class="page-title">${title}</h1>`);
  });

  test('has one main action and a phone', () => {
    const markup = renderPage(<ErrorPage status={404} />, '/en/x');
    expect(markup.match(/class="btn btn-main"/g)).toHaveLength(1);
    expect(markup).toContain('href="tel:12345"');
    expect(markup).toContain('<a href="/en" class="btn btn-main">');
  });

  test.each([403, 404, 410, 429, 500, 503])('%i says one thing, has one main action and the phone', (status) => {
    for (const [language, phone] of [
      ['', '也可以拨打 0991-2345678 询问。'],
      ['/en', '0991-2345678'],
      ['/ru', '0991-2345678'],
    ] as const) {
      const main = mainOf(<ErrorPage status={status} />, { pathname: `${language}/report`, phone: '0991-2345678' });
      expect(main.match(/<h1/g)).toHaveLength(1);
      expect(main.match(/data-why/g)).toHaveLength(1);
      expect(main.match(/btn btn-/g)).toHaveLength(1);
      expect(main).toContain(`<a href="${language || '/'}" class="btn btn-main">`);
      expect(main).toContain('href="tel:0991-2345678"');
      expect(main).toContain(phone);
    }
  });

  test.each([404, 429, 500, 503])('%i names the window beside the phone where the county has one', (status) => {
    for (const [pathname, words] of [
      ['/report', '也可以到办事窗口询问：人民路1号。'],
      [
        '/en/report',
        'You can also ask at the service window: <span lang="zh-CN">人民路</span>1<span lang="zh-CN">号</span>.',
      ],
      ['/ru/report', 'Можно также прийти в окно приёма: '],
    ] as const) {
      const countySite = { ...A_SITE.countySite, windowAddress: '人民路1号' };
      const main = mainOf(<ErrorPage status={status} />, { pathname, countySite });
      expect(main).toContain(words);
      expect(main.indexOf('href="tel:')).toBeLessThan(main.indexOf(words));
    }
    expect(mainOf(<ErrorPage status={status} />, { pathname: '/report' })).not.toContain('办事窗口');
  });

  test('keeps the way out of whoever reports hidden or anonymously, and gives it to nobody else', () => {
    const exit = { pathname: '/en/report/step/what', isDiscreet: true };
    const markup = inSite(<ErrorPage status={500} />, exit);
    expect(markup).toContain('action="/en/exit"');
    expect(markup).toContain('Your browsing history is not');
    expect(inSite(<ErrorPage status={500} />, { ...exit, isDiscreet: false })).not.toContain('/exit');
    expect(inSite(<ErrorPage status={500} />, { pathname: '/desk', isDiscreet: true })).not.toContain('/exit');
  });

  describe('where something was written', () => {
    const SENT = { isLocked: false, isForm: true, fields: [{ name: 'what', value: '一句 <话>' }], hasDraft: true };
    const pageWith = (again: Partial<Again>, status = 500, pathname = '/report/step/what') =>
      renderToStaticMarkup(
        <SiteProvider site={{ ...A_SITE, pathname, search: '?back=check', again: { ...SENT, ...again } }}>
          <ErrorPage status={status} retrySeconds={57} />
        </SiteProvider>,
      );

    test.each([
      ['', '没有提交成功。', '刚填写的内容还在这一页里', '前面各步填写的内容都还在', '回到填写'],
      ['/en', 'It was not sent.', 'What you just entered is still in this page', 'Your answers', 'Back to the form'],
      ['/ru', 'Не отправлено.', 'осталось на этой странице', 'Ответы на других шагах', 'Вернуться к заполнению'],
    ])('%s it says what is kept, sends it again and leads back to the step', (language, ...words) => {
      const page = pageWith({}, 500, `${language}/report/step/what`);
      for (const word of words) expect(page).toContain(word);
      expect(page).toContain(`<form action="${language}/report/step/what?back=check" method="post">`);
      expect(page).toContain('<input type="hidden" name="what" value="一句 &lt;话&gt;"/>');
      expect(page).toContain(`<a href="${language}/report/step/what?back=check" class="btn btn-secondary">`);
      expect(page.match(/btn btn-main/g)).toHaveLength(1);
    });

    test('too often, it says when', () => {
      expect(pageWith({}, 429)).toContain('请过 57 秒再试。');
      expect(pageWith({}, 429)).toContain('前面各步填写的内容都还在');
    });

    test('only what is true is said', () => {
      const opened = pageWith({ isForm: false, fields: null });
      expect(opened).not.toContain('刚填写的内容');
      expect(opened).toContain('class="btn btn-main">回到填写');
      const elsewhere = pageWith({ hasDraft: false });
      expect(elsewhere).not.toMatch(/前面各步|回到填写/);
      expect(elsewhere).toContain('class="btn btn-secondary">回到首页');
      const nothing = pageWith({ fields: null, hasDraft: false });
      expect(nothing).toContain('这一步没有完成。请返回上一页再试一次。');
      expect(nothing).toContain('class="btn btn-main">回到首页');
    });
  });

  test('names the incident only when the system is at fault', () => {
    expect(renderPage(<ErrorPage status={500} />)).toContain('request-1');
    expect(renderPage(<ErrorPage status={404} />)).not.toContain('request-1');
  });

  test('says to the second when to come back', () => {
    expect(renderPage(<ErrorPage status={429} retrySeconds={42} />)).toContain('请过 42 秒再试。');
    expect(retrySecondsOf({ retrySeconds: 42 })).toBe(42);
    expect(retrySecondsOf('x')).toBeUndefined();
    expect(retrySecondsOf(null)).toBeUndefined();
  });

  test('leads staff back to their own area', () => {
    expect(renderPage(<ErrorPage status={404} />, '/desk/t/x')).toContain('<a href="/desk" class="btn btn-main">');
  });

  test.each([
    [404, '/desk/nowhere'],
    [403, '/desk/t/x'],
    [404, '/oversight/c/x'],
    [500, '/oversight'],
  ])('%i on %s keeps the frame of the area and offers no other language', (status, pathname) => {
    const markup = renderPage(<ErrorPage status={status} />, pathname);
    expect(markup).toContain(`class="page staff staff-${pathname.split('/')[1]}"`);
    expect(markup).not.toContain('lang="');
    expect(markup).not.toMatch(/href="\/(en|ru)\b/);
  });
});

describe('the staff areas', () => {
  const account = { name: '李明', department: '财政局' };
  const nav = [
    { href: '/desk', label: '我的待办', count: 0, current: true },
    { href: '/desk/v/all', label: '全部' },
  ];

  test('the current view is marked, and a count of none is shown', () => {
    const markup = renderPage(
      <DeskShell account={account} nav={nav}>
        x
      </DeskShell>,
      '/desk',
    );
    expect(markup).toContain('aria-current="page">我的待办<span class="tab-count">0</span>');
    expect(markup.match(/aria-current/g)).toHaveLength(1);
  });

  test('signing out is a form', () => {
    expect(renderPage(<DeskShell account={account}>x</DeskShell>)).toContain('action="/desk/sign-out" method="post"');
    expect(renderPage(<OversightShell>x</OversightShell>)).not.toContain('<form');
  });

  test('nobody takes one area for the other', () => {
    expect(renderPage(<DeskShell>x</DeskShell>)).toContain('staff-desk');
    expect(renderPage(<OversightShell>x</OversightShell>)).toContain('staff-oversight');
  });
});
