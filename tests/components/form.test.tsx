import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { SiteProvider } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { CheckboxGroup, RadioGroup } from '#app/components/ui/choices.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { fieldId } from '#app/components/ui/field-ids.ts';
import { Select } from '#app/components/ui/select.tsx';
import { A_SITE, renderPage } from '#tests/components/render-page.tsx';

const KINDS = [
  { value: 'fee', label: '乱收费' },
  { value: 'fine', label: '乱罚款', hint: '包括乱检查' },
];

describe('the error summary', () => {
  const errors = { kind: '请选择一类', what: '请写明发生了什么', 'amount[0]': '请填写金额' };

  test('is announced, can take the focus and takes it when the page opens', () => {
    const markup = renderPage(<ErrorSummary errors={errors} />);
    expect(markup).toMatch(/<div[^>]*role="alert"[^>]*>/);
    expect(markup).toMatch(/<div[^>]*tabindex="-1"[^>]*>/i);
    expect(markup).toMatch(/<div[^>]*autofocus=""[^>]*>/i);
    expect(markup).toContain('有 3 处需要修改');
  });

  test('each link leads to its field and repeats the words at the field', () => {
    const markup = renderPage(
      <>
        <ErrorSummary errors={errors} />
        <RadioGroup name="kind" legend="哪一类" options={KINDS} error={errors.kind} />
        <TextArea name="what" label="发生了什么" error={errors.what} />
        <Field name="amount[0]" label="金额" error={errors['amount[0]']} />
      </>,
    );
    for (const [name, message] of Object.entries(errors)) {
      expect(markup).toContain(`<a href="#${fieldId(name)}">${message}</a>`);
      expect(markup.split(`id="${fieldId(name)}"`)).toHaveLength(2);
      expect(markup).toContain(`id="${fieldId(name)}-error">${message}</p>`);
    }
  });

  test('speaks the language of the page and counts one problem as one', () => {
    expect(renderPage(<ErrorSummary errors={{ what: 'Enter what happened' }} />, '/en/report')).toContain(
      'There is a problem',
    );
  });

  test('is absent when there is nothing to correct', () => {
    expect(renderPage(<ErrorSummary errors={{}} />)).toBe('');
    expect(renderPage(<ErrorSummary />)).toBe('');
  });
});

describe('a group of choices', () => {
  test('has one id for each choice, the first being the one that errors link to', () => {
    const markup = renderPage(<RadioGroup name="kind" legend="哪一类" options={KINDS} />);
    expect([...markup.matchAll(/<input[^>]* id="([^"]+)"/g)].map((match) => match[1])).toEqual(['f-kind', 'f-kind-2']);
    expect(markup).toContain('<label class="choice" for="f-kind-2">');
  });

  test('chooses nothing beforehand', () => {
    expect(renderPage(<RadioGroup name="kind" legend="哪一类" options={KINDS} />)).not.toContain('checked');
  });

  test('keeps what was chosen before', () => {
    const radios = renderPage(<RadioGroup name="kind" legend="哪一类" options={KINDS} value="fine" />);
    expect(radios).toMatch(/value="fine"[^>]*checked=""|checked=""[^>]*value="fine"/);
    const boxes = renderPage(<CheckboxGroup name="kind" legend="哪些" options={KINDS} values={['fee', 'fine']} />);
    expect(boxes.match(/checked=""/g)).toHaveLength(2);
  });

  test('is described by its hint and error, a choice by its own hint', () => {
    const markup = renderPage(
      <RadioGroup name="kind" legend="哪一类" options={KINDS} hint="选一类" error="请选择一类" />,
    );
    expect(markup).toContain('<fieldset class="field field-bad" aria-describedby="f-kind-hint f-kind-error">');
    expect(markup).toContain('aria-describedby="f-kind-2-note"');
  });

  test('can be the question of the page', () => {
    const markup = renderPage(<RadioGroup name="kind" legend="哪一类？" options={KINDS} isPageTitle />);
    expect(markup).toContain('<h1 class="page-title">哪一类？</h1>');
  });
});

describe('a field', () => {
  test('is tied to its label, hint and error', () => {
    const markup = renderPage(<Field name="phone" label="电话" hint="例如 138 0000 0000" error="请填写电话" />);
    expect(markup).toContain('for="f-phone"');
    expect(markup).toMatch(/<input[^>]*aria-describedby="f-phone-hint f-phone-error"/);
    expect(markup).toMatch(/<input[^>]*aria-invalid="true"/);
  });

  test('keeps what was typed, and says so when it need not be filled', () => {
    const markup = renderPage(<TextArea name="outcome" label="希望怎样解决" value={'退款\n<b>'} optional />);
    expect(markup).toContain('退款\n&lt;b&gt;</textarea>');
    expect(markup).toContain('（选填）');
  });

  test('a list keeps its choice and may begin empty', () => {
    const options = [{ value: 'czj', label: '财政局' }];
    expect(renderPage(<Select name="unit" label="单位" options={options} value="czj" emptyLabel="请选择" />)).toMatch(
      /<option value="">请选择<\/option><option value="czj" selected="">/,
    );
  });

  test('a statement to agree to says what is missing', () => {
    const markup = renderPage(<Checkbox name="truthful" label="以上属实" error="请确认以上属实" />);
    expect(markup).toContain('id="f-truthful-error">请确认以上属实</p>');
    expect(markup).toMatch(/<input[^>]*aria-describedby="f-truthful-error"/);
  });
});

describe('the form of a page that is shown again', () => {
  const shownAgain = (children: ReactNode, typed: Record<string, string[]>) =>
    renderToStaticMarkup(
      <SiteProvider site={{ ...A_SITE, typed: new Map(Object.entries(typed)) }}>{children}</SiteProvider>,
    );

  test('starts with what was typed, chosen and ticked, not with what the page gives', () => {
    const form = (
      <PageForm>
        <Field name="place" label="地点" value="以前" />
        <RadioGroup name="kind" legend="哪一类" options={KINDS} value="fee" />
        <Checkbox name="agreed" label="同意" isChecked />
        <Select name="unit" label="单位" options={KINDS} value="fee" />
      </PageForm>
    );
    const markup = shownAgain(form, { place: ['312 国道'], kind: ['fine'], unit: ['fine'] });
    expect(markup).toContain('value="312 国道"');
    expect(markup).not.toContain('以前');
    expect(markup).toMatch(/<input[^>]*value="fine"[^>]*checked=""|<input[^>]*checked=""[^>]*value="fine"/);
    expect(markup).not.toMatch(/<input[^>]*name="agreed"[^>]*checked=""/);
    expect(markup).toContain('<option value="fine" selected="">');
  });

  test('leaves the other forms of the page as they are', () => {
    const page = (
      <>
        <PageForm />
        <Field name="place" label="地点" value="以前" />
      </>
    );
    expect(shownAgain(page, { place: ['312 国道'] })).toContain('value="以前"');
  });

  test('says of a chosen file that it is to be chosen again, and of none that it was', () => {
    const form = (
      <PageForm>
        <Field type="file" name="proofFile" label="回执" hint="JSON" />
      </PageForm>
    );
    expect(shownAgain(form, { proofFile: ['receipt.json'] })).toContain('文件不会随切换保留，请重新选择');
    expect(shownAgain(form, { proofFile: [''] })).not.toContain('请重新选择');
  });
});
