import { describe, expect, test } from 'vitest';
import { PublicShell } from '#app/components/layout/public-shell.tsx';
import { pathFor, textsFor } from '#app/i18n/index.ts';
import Account from '#app/routes/public/account.tsx';
import AccountCode from '#app/routes/public/account-code.tsx';
import AccountDelete from '#app/routes/public/account-delete.tsx';
import AccountSignIn from '#app/routes/public/account-sign-in.tsx';
import MailStop from '#app/routes/public/mail-stop.tsx';
import { renderPage } from '#tests/components/render-page.tsx';

const ACCOUNT = {
  email: 'ivan.petrov@mail.example',
  language: 'ru' as const,
  wantsMail: true,
  cases: [
    { reference: 'TS-8K4QM2WT', sentence: 'One.', isProvisional: true, isHidden: false },
    { reference: 'TS-8K4QM2WX', sentence: 'Two.', isProvisional: false, isHidden: true },
  ],
  applications: [
    { submissionId: 's-1', service: { zh: '公司设立登记', en: 'Register a company', ru: 'Регистрация компании' } },
  ],
  openHere: { zh: '食品经营许可', en: 'Food licence', ru: 'Лицензия на торговлю продуктами' },
  done: null,
  showExit: true,
};

const markup = (page: React.ReactNode, path: string) => renderPage(<PublicShell>{page}</PublicShell>, path);

describe.each(['zh-CN', 'en', 'ru'] as const)('in %s', (locale) => {
  const at = (path: string) => pathFor(locale, path);

  test('the sign-in page asks for an address only where codes can be sent', () => {
    const offered = markup(<AccountSignIn loaderData={{ isOffered: true, ended: null }} />, at('/sign-in'));
    expect(offered).toContain('autoComplete="email"');
    expect(offered).toContain(`action="${at('/sign-in')}"`);
    const silent = markup(<AccountSignIn loaderData={{ isOffered: false, ended: null }} />, at('/sign-in'));
    expect(silent).not.toContain('name="email"');
    expect(silent).toContain(`href="${at('/track')}"`);
  });

  test('too many tries say how many seconds to wait', () => {
    const actionData = { error: null, busy: { retrySeconds: 417 } };
    expect(markup(<AccountCode actionData={actionData} />, at('/sign-in/code'))).toContain('417');
  });

  test('the code is offered by the device and typed with digits', () => {
    const page = markup(<AccountCode />, at('/sign-in/code'));
    expect(page).toMatch(/<input[^>]*autoComplete="one-time-code"/);
    expect(page).toMatch(/<input[^>]*inputMode="numeric"/);
  });

  test('verification codes come by mail, again where one is lost, and nothing is a puzzle (B17)', () => {
    const signIn = markup(<AccountSignIn loaderData={{ isOffered: true, ended: null }} />, at('/sign-in'));
    const code = markup(<AccountCode />, at('/sign-in/code'));
    const main = (page: string) => page.slice(page.indexOf('<main'), page.indexOf('</main>'));
    const asked = [...(main(signIn) + main(code)).matchAll(/<input (?![^>]*type="hidden")[^>]*name="([^"]+)"/g)];
    // No telephone, nothing to solve: an address, and the code that was sent there.
    expect(asked.map(([, name]) => name)).toEqual(['email', 'code']);
    expect(main(code)).toMatch(/value="again"[^>]*name="intent"/);
    for (const page of [signIn, code]) expect(main(page)).not.toMatch(/<(img|canvas|audio|iframe)|captcha|滑块|拼图/i);
  });

  test('the account shows each case with its sentence and a button of its own', () => {
    const page = markup(<Account loaderData={ACCOUNT} />, at('/me'));
    for (const { reference, sentence } of ACCOUNT.cases) {
      expect(page).toContain(sentence);
      expect(page).toContain(`name="reference" value="${reference}"`);
    }
    expect(page).toContain(`href="${at('/me/delete')}"`);
  });

  test('the account says of a case whose date lies after the published holidays that it may move', () => {
    const page = markup(<Account loaderData={ACCOUNT} />, at('/me'));
    const hint = textsFor(locale).track.provisional;
    expect(page.split(hint)).toHaveLength(2);
    expect(page.indexOf(hint)).toBeGreaterThan(page.indexOf('One.'));
    expect(page.indexOf(hint)).toBeLessThan(page.indexOf('Two.'));
  });

  test('the account offers to go on with what it keeps, and to keep what this browser is writing', () => {
    const page = markup(<Account loaderData={ACCOUNT} />, at('/me'));
    expect(page).toContain('name="application" value="s-1"');
    expect(page).toMatch(/公司设立登记|Register a company|Регистрация компании/);
    expect(page).toMatch(/食品经营许可|Food licence|Лицензия на торговлю/);
    expect(page).toContain('value="keep"');
  });

  test('deleting and stopping mails are forms that say what follows', () => {
    expect(markup(<AccountDelete />, at('/me/delete'))).toContain(`action="${at('/me/delete')}"`);
    const page = { token: 'abc', isDone: false };
    expect(markup(<MailStop loaderData={page} />, at('/mail/stop'))).toContain('name="k" value="abc"');
    const bare = markup(<MailStop loaderData={{ token: '', isDone: false }} />, at('/mail/stop'));
    expect(bare).not.toContain('name="k"');
  });
});
