import { html } from 'hono/html';
import type { CountyContact } from '#app/domain/county-site.ts';

export type RefusalKind =
  | 'bad_request'
  | 'foreign_form'
  | 'not_found'
  | 'method'
  | 'too_large'
  | 'address_too_long'
  | 'host'
  | 'failure';
type Language = 'zh-CN' | 'en' | 'ru';
type Wording = { title: string; text: string };
/** `nonce`: what the answer's Content-Security-Policy allows; `errorId`: under which the log has it. */
type RefusedRequest = { nonce: string; contact: CountyContact; errorId?: string };

// The reader's own colours, light or dark: this page stands outside the portal's style sheet.
const PLAIN_SHEET =
  ':root{color-scheme:light dark}body{font:1.0625rem/1.7 system-ui,sans-serif;margin:0 auto;max-width:40rem;' +
  'padding:2rem 1rem}h1{font-size:1.75rem;line-height:1.35}a{display:inline-block;padding:.5rem 0}' +
  'button{font:inherit;min-height:3rem;padding:0 1rem}';

const STATUS: Record<RefusalKind, number> = {
  bad_request: 400,
  foreign_form: 403,
  not_found: 404,
  method: 405,
  too_large: 413,
  address_too_long: 414,
  host: 421,
  failure: 500,
};
type WaysOn = { href: string; label: string; number: string; questions: string; window: string; leave: string };
const WAYS_ON: Record<Language, WaysOn> = {
  'zh-CN': {
    href: '/',
    label: '返回首页',
    number: '错误编号',
    questions: '咨询电话',
    window: '办事窗口',
    leave: '立即离开',
  },
  en: {
    href: '/en',
    label: 'Go to the start page',
    number: 'Error number',
    questions: 'Questions by phone:',
    window: 'Service window:',
    leave: 'Leave now',
  },
  ru: {
    href: '/ru',
    label: 'На главную страницу',
    number: 'Номер ошибки',
    questions: 'Вопросы по телефону:',
    window: 'Окно приёма:',
    leave: 'Быстро выйти',
  },
};
const WORDINGS: Record<Language, Record<RefusalKind, Wording>> = {
  'zh-CN': {
    bad_request: { title: '无法读取请求', text: '请返回上一页，再试一次。' },
    foreign_form: {
      title: '没有提交',
      text: '这次提交不是从本网站的页面发出的，所以没有处理。请在本网站打开页面，再试一次。',
    },
    not_found: { title: '没有这个页面', text: '请检查网址，或者从首页进入。' },
    method: { title: '没有提交', text: '这个页面不接受这种请求。' },
    too_large: { title: '内容太大', text: '提交的内容超过了上限，没有保存。请减少内容后再试一次。' },
    address_too_long: { title: '网址太长', text: '请从首页进入。' },
    host: { title: '网址不对', text: '这个网址不属于本网站。请核对政府公布的网址。' },
    failure: { title: '系统出错', text: '不是您的问题。请过几分钟再试一次。' },
  },
  en: {
    bad_request: { title: 'The request could not be read', text: 'Go back and try again.' },
    foreign_form: {
      title: 'Nothing was sent',
      text: 'This did not come from a page of this site, so it was not accepted. Open the page on this site and try again.',
    },
    not_found: { title: 'Page not found', text: 'Check the address, or begin at the start page.' },
    method: { title: 'Nothing was sent', text: 'This page does not accept this kind of request.' },
    too_large: {
      title: 'Too large',
      text: 'What you sent is larger than allowed and was not saved. Shorten it and try again.',
    },
    address_too_long: { title: 'The address is too long', text: 'Begin at the start page.' },
    host: {
      title: 'Wrong address',
      text: 'This address does not belong to this site. Check the address the government publishes.',
    },
    failure: { title: 'Something went wrong', text: 'It is not your fault. Try again in a few minutes.' },
  },
  ru: {
    bad_request: { title: 'Запрос не удалось прочитать', text: 'Вернитесь назад и попробуйте ещё раз.' },
    foreign_form: {
      title: 'Ничего не отправлено',
      text: 'Запрос пришёл не со страницы этого сайта и не был принят. Откройте страницу на этом сайте и попробуйте ещё раз.',
    },
    not_found: { title: 'Страница не найдена', text: 'Проверьте адрес или начните с главной страницы.' },
    method: { title: 'Ничего не отправлено', text: 'Эта страница не принимает такие запросы.' },
    too_large: {
      title: 'Слишком большой объём',
      text: 'Отправленное больше допустимого и не сохранено. Сократите и попробуйте ещё раз.',
    },
    address_too_long: { title: 'Слишком длинный адрес', text: 'Начните с главной страницы.' },
    host: {
      title: 'Неверный адрес',
      text: 'Этот адрес не относится к сайту. Проверьте адрес, опубликованный администрацией.',
    },
    failure: { title: 'Произошла ошибка', text: 'Это не ваша вина. Попробуйте ещё раз через несколько минут.' },
  },
};

/**
 * A small plain page for what is refused before or outside the framework, in the language of the path; it says
 * nothing of the inside. Where somebody reports or follows a case it keeps the way out.
 */
export function refusalPage(kind: RefusalKind, path: string, { nonce, contact, errorId }: RefusedRequest): Response {
  const language = languageOf(path);
  const { title, text } = WORDINGS[language][kind];
  const { href, label, number } = WAYS_ON[language];
  const errorLine = errorId === undefined ? '' : `<p>${number}: ${errorId}</p>`;
  const homeLine = kind === 'host' ? '' : `<p><a href="${href}">${label}</a></p>`;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style nonce="${nonce}">${PLAIN_SHEET}</style>`;
  const wayOut = kind !== 'host' && MAY_BE_DISCREET.test(path) ? leaveForm(language) : '';
  const body = `${wayOut}<main><h1>${title}</h1><p>${text}</p>${errorLine}${homeLine}${whereToAsk(language, contact)}</main>`;
  return new Response(`<!doctype html><html lang="${language}"><head>${head}</head><body>${body}</body></html>`, {
    status: STATUS[kind],
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

/** Out here nobody knows who is hidden or anonymous: whoever is named may leave too. */
const MAY_BE_DISCREET = /^\/(?:(?:en|ru)\/)?(?:report|track)(?:\/|$)/;

function leaveForm(language: Language): string {
  const { href, leave } = WAYS_ON[language];
  const action = `${href === '/' ? '' : href}/exit`;
  return `<header><form method="post" action="${action}"><button>${leave}</button></form></header>`;
}

function whereToAsk(language: Language, { phone, windowAddress }: CountyContact): string {
  const { questions, window } = WAYS_ON[language];
  const phoneLine = `<p>${questions} <a href="tel:${phone}">${phone}</a></p>`;
  return windowAddress === null
    ? phoneLine
    : `${phoneLine}${html`<p>${window} <span lang="zh-CN">${windowAddress}</span></p>`}`;
}

function languageOf(path: string): Language {
  const first = path.split('/')[1];
  return first === 'en' || first === 'ru' ? first : 'zh-CN';
}
