import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { z } from 'zod';
import { resumeApplication } from '#app/auth/application-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { NeedsCookie } from '#app/components/layout/needs-cookie.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { LineNotes } from '#app/components/ui/kept-form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { parseForm, readForm } from '#app/http/form.ts';
import { localeOfPath, textsFor } from '#app/i18n/index.ts';
import { redirectTo } from '#app/routes/public/report-way.server.ts';

export const handle = { static: true, sendsForm: true, needsCookie: true };

type Refusal = { code: string; errors: Record<string, string>; retrySeconds: number | null };

/** An application can wait in an account too, where accounts are offered. */
export function loader({ context }: LoaderFunctionArgs): { offersSignIn: boolean } {
  return { offersSignIn: context.settings.mailIsConfigured };
}

/** A wrong, an unknown and a malformed code get the same answer after the same work, as with `/track`. */
export async function action({ context, request }: ActionFunctionArgs) {
  const words = textsFor(localeOfPath(new URL(request.url).pathname)).apply.resume;
  const schema = z.object({ code: z.string({ error: words.missing }).min(1, words.missing) });
  const form = parseForm(schema, await readForm(request));
  if (!form.ok) return refuse(400, { code: form.values.code ?? '', errors: form.errors });
  const { code } = form.value;
  const taken = await context.limits.codeLookup.take(context.clientAddress);
  if (!taken.ok) return refuse(429, { code, retrySeconds: taken.retrySeconds });
  const resumed = await resumeApplication(context, code);
  if (resumed === null) return refuse(400, { code, errors: { code: words.wrong } });
  await context.limits.codeLookup.giveBack(context.clientAddress);
  return redirectTo(request, `/apply/${resumed.serviceId}`, resumed.cookie);
}

function refuse(status: 400 | 429, refusal: Partial<Refusal> & Pick<Refusal, 'code'>) {
  const { code, errors = {}, retrySeconds = null } = refusal;
  const headers: HeadersInit = retrySeconds === null ? {} : { 'Retry-After': String(retrySeconds) };
  return data<Refusal>({ code, errors, retrySeconds }, { status, headers });
}

type ResumeProps = { loaderData: { offersSignIn: boolean }; actionData?: Refusal };

export default function ApplyResume({ loaderData, actionData }: ResumeProps) {
  const { texts, path } = useTexts();
  const words = texts.apply.resume;
  const { code, errors = {}, retrySeconds = null } = actionData ?? {};
  return (
    <div className="column">
      <PageTitle title={words.title} hasErrors={actionData !== undefined} />
      <BackLink href={path('/services')}>{texts.services.back}</BackLink>
      {retrySeconds !== null && (
        <Notice tone="warn" title={texts.track.busyTitle}>
          <p>{texts.track.busy(retrySeconds)}</p>
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      <PageForm action={path('/apply/resume')} autoComplete="off">
        <NeedsCookie />
        <Field
          name="code"
          label={words.question}
          hint={words.hint}
          error={errors.code}
          value={code}
          isPageTitle
          width="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <LineNotes />
        <Button>{words.submit}</Button>
      </PageForm>
      <p className="hint mt-4">{words.moved}</p>
      {loaderData.offersSignIn && (
        <p className="mt-4">
          <a href={path('/sign-in')} className="tel">
            {words.signIn}
          </a>
        </p>
      )}
    </div>
  );
}
