import type { ReactNode } from 'react';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { LineNotes } from '#app/components/ui/kept-form.tsx';

type CheckFrameProps = {
  title: string;
  hint: ReactNode;
  action: string;
  errors: FieldErrors;
  /** Where it leads back to; the list of checks where not given. */
  back?: string;
  /** The answer, above the form that was sent. */
  result?: ReactNode;
  children: ReactNode;
};

/** A page that asks, and answers above the same form: nothing of it is kept. */
export function CheckFrame({ title, hint, action, errors, back = '/check', result, children }: CheckFrameProps) {
  const { texts, path } = useTexts();
  const words = texts.checker;
  return (
    <div className="column">
      <PageTitle title={title} hasErrors={Object.keys(errors).length > 0} />
      <BackLink href={path(back)} />
      <h1 className="page-title">{title}</h1>
      {result}
      <PageForm action={path(action)} isAnswered={Boolean(result)}>
        <ErrorSummary errors={errors} />
        {result ? <h2 className="section-title">{words.again}</h2> : <p className="hint mb-6">{hint}</p>}
        {children}
        <LineNotes />
        <Button variant={result ? 'secondary' : 'primary'}>{words.check}</Button>
      </PageForm>
      <p className="hint mt-6">{words.advice}</p>
    </div>
  );
}

/** The answer itself, read first. */
export function CheckResult({ children }: { children: ReactNode }) {
  const { texts } = useTexts();
  return (
    <section aria-labelledby="result" className="mb-8">
      <h2 className="sr-only" id="result">
        {texts.checker.result}
      </h2>
      {children}
    </section>
  );
}
