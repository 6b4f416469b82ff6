import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ErrorPage } from '#app/components/layout/error-page.tsx';
import { type Again, SiteProvider } from '#app/components/layout/locale.tsx';
import { textsFor } from '#app/i18n/index.ts';
import { A_SITE } from '#tests/components/render-page.tsx';

function shown(again: Again, pathname: string, search = ''): string {
  return renderToStaticMarkup(
    <SiteProvider site={{ ...A_SITE, pathname, search, again }}>
      <ErrorPage status={503} />
    </SiteProvider>,
  );
}

describe('the page of a write that found no turn', () => {
  test.each([
    ['', 'zh-CN'],
    ['/en', 'en'],
    ['/ru', 'ru'],
  ] as const)(
    'at “%s” holds every field as it was sent, each value of a name too, and one button',
    (prefix, locale) => {
      const fields = [
        { name: 'what', value: '他们说“<b>不给</b>就不办”' },
        { name: 'papers', value: 'a' },
        { name: 'papers', value: 'b' },
      ];
      const page = shown({ isForm: true, fields }, `${prefix}/report/step/what`, '?back=1');
      expect(page).toContain(`<form action="${prefix}/report/step/what?back=1" method="post">`);
      expect(page).toContain('name="what" value="他们说“&lt;b&gt;不给&lt;/b&gt;就不办”"');
      expect(page.match(/name="papers" value="[ab]"/g)).toHaveLength(2);
      const { errors } = textsFor(locale);
      for (const words of [errors.lockedTitle, errors.lockedForm, errors.sendAgain]) expect(page).toContain(words);
    },
  );

  test('of a form with a secret or files holds none of it and says to go back', () => {
    const page = shown({ isForm: true, fields: null }, '/desk/sign-in');
    expect(page).not.toMatch(/type="hidden"|再发送一次/);
    expect(page).toContain(textsFor('zh-CN').errors.lockedBack);
  });

  test('that was only opened offers to open it again, in the frame of its area', () => {
    const page = shown({ isForm: false, fields: null }, '/desk/t/TS-8K4QM2WT', '?view=all');
    expect(page).toContain('href="/desk/t/TS-8K4QM2WT?view=all"');
    expect(page).toContain(textsFor('zh-CN').errors.lockedPage);
  });
});
