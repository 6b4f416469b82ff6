import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { useTyped } from '#app/components/ui/typed.ts';
import type { StepForm } from '#app/domain/answer-errors.ts';

type WrittenAskFormProps = { token: string; values: StepForm; errors: FieldErrors };

/** The one page on which a written answer is asked for: what was said, when, and to whom the answer is written. */
export function WrittenAskForm({ token, values, errors }: WrittenAskFormProps) {
  const { texts } = useTexts();
  const words = texts.written;
  const { contact } = texts.report;
  const field = (name: string) => ({ name, value: values[name], error: errors[name], spellCheck: false });
  return (
    <PageForm>
      <Token token={token} />
      <TextArea {...field('what')} label={words.what} hint={words.whatHint} rows={4} autoComplete="off" />
      <Field {...field('refusedOn')} label={words.day} hint={words.dayHint} width="short" autoComplete="off" />
      <Field {...field('place')} label={words.place} optional autoComplete="off" />
      <h2 className="section-title">{words.who}</h2>
      <p className="hint mb-4">{words.whoHint}</p>
      <Field {...field('name')} label={contact.name} autoComplete="name" />
      <Field
        {...field('phone')}
        label={contact.phone}
        hint={contact.phoneHint}
        type="tel"
        inputMode="tel"
        width="code"
        autoComplete="tel"
      />
      <Field {...field('email')} label={contact.email} inputMode="email" autoCapitalize="none" autoComplete="email" />
      <Field
        {...field('creditCode')}
        label={words.creditCode}
        optional
        width="code"
        autoComplete="off"
        autoCapitalize="characters"
      />
      <Button>{words.submit}</Button>
    </PageForm>
  );
}

/** The same after a change of language or look: whoever sends it twice asks once. */
function Token({ token }: { token: string }) {
  return <input type="hidden" name="token" value={useTyped('token', token)} />;
}
