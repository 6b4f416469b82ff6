import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { LOCALES, type Locale, textsFor } from '#app/i18n/index.ts';

/** One query code lists its case. */
export function AddCase({ code, error }: { code?: string; error?: string }) {
  const { texts, path } = useTexts();
  const { account: words } = texts;
  return (
    <section aria-labelledby="add">
      <h2 className="section-title" id="add">
        {words.addTitle}
      </h2>
      <PageForm action={path('/me')} autoComplete="off">
        <input type="hidden" name="intent" value="add" />
        <Field
          name="code"
          label={words.addCode}
          hint={words.addHint}
          value={code}
          error={error}
          width="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button variant="secondary">{words.addSubmit}</Button>
      </PageForm>
    </section>
  );
}

/** Language and mails of the account. */
export function AccountChoices({ language, wantsMail }: { language: Locale; wantsMail: boolean }) {
  const { texts, path } = useTexts();
  const { account: words } = texts;
  const languages = LOCALES.map((value) => ({ value, label: textsFor(value).common.language, lang: value }));
  return (
    <section aria-labelledby="choices">
      <h2 className="section-title" id="choices">
        {words.choices}
      </h2>
      <form method="post" action={path('/me')}>
        <Checkbox name="mails" isChecked={wantsMail} label={words.mails} hint={words.mailsHint} />
        <Select name="language" label={words.language} value={language} options={languages} />
        <Button variant="secondary" name="intent" value="choose">
          {words.save}
        </Button>
      </form>
    </section>
  );
}
