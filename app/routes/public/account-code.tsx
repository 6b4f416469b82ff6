import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data, redirect } from 'react-router';
import { investorCookies, readChallenge } from '#app/auth/investor-session.server.ts';
import { BusyNotice } from '#app/components/account/busy-notice.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { CODE_MINUTES } from '#app/domain/sign-in-code.ts';
import { readForm } from '#app/http/form.ts';
import { localeOfPath, pathFor, textsFor } from '#app/i18n/index.ts';
import { type Busy, sendCode, takeCodeTry } from '#app/routes/public/account-way.server.ts';
import { investorContext } from '#app/routes/public/own-case.server.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { mailOfChallenge, signInInvestor } from '#app/use-cases/sign-in-investor.server.ts';

export const handle = { sendsForm: true };

type Refusal = { error: string | null; busy: Busy | null };

/** Only in the browser that asked for a code. */
export function loader({ request }: LoaderFunctionArgs): null {
  if (readChallenge(request) === null) throw redirectTo(request, '/sign-in');
  return null;
}

export async function action({ context, request }: ActionFunctionArgs) {
  const challengeToken = readChallenge(request);
  if (challengeToken === null || !context.settings.mailIsConfigured) return redirectTo(request, '/sign-in');
  const { code: typed = '', intent } = textsOf(await readForm(request));
  const busy = await takeCodeTry(context);
  if (busy) return refuseBusy(busy);
  const ctx = investorContext(context);
  if (intent === 'again') {
    const email = await mailOfChallenge(ctx, challengeToken);
    const sent = email === null ? redirectTo(request, '/sign-in') : await sendCode(context, request, email);
    return sent instanceof Response ? sent : refuseBusy(sent);
  }
  const locale = localeOfPath(new URL(request.url).pathname);
  const words = textsFor(locale).account;
  if (typed.trim() === '') return data<Refusal>({ error: words.codeMissing, busy: null }, 400);
  const result = await signInInvestor(ctx, { challengeToken, typed });
  if (!result.ok) {
    const error = result.reason === 'wrong' ? words.codeWrong(result.left) : words.codeOver;
    return data<Refusal>({ error, busy: null }, 400);
  }
  await context.limits.accountCode.giveBack(context.clientAddress);
  const headers = new Headers();
  for (const cookie of investorCookies(result.token)) headers.append('Set-Cookie', cookie);
  return redirect(pathFor(locale, '/me'), { status: 303, headers });
}

function refuseBusy(busy: Busy) {
  const headers = { 'Retry-After': String(busy.retrySeconds) };
  return data<Refusal>({ error: null, busy }, { status: 429, headers });
}

export default function AccountCode({ actionData }: { actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const { account: words } = texts;
  const errors: FieldErrors = actionData?.error ? { code: actionData.error } : {};
  return (
    <div className="column">
      <PageTitle title={words.codeTitle} hasErrors={actionData !== undefined} />
      <BusyNotice busy={actionData?.busy ?? null} />
      <ErrorSummary errors={errors} />
      <PageForm action={path('/sign-in/code')}>
        <Field
          name="code"
          label={words.codeTitle}
          hint={words.codeHint(CODE_MINUTES)}
          error={errors.code}
          isPageTitle
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          spellCheck={false}
        />
        <Button>{words.codeSubmit}</Button>
      </PageForm>
      <p className="hint mt-6">{words.codeWait}</p>
      <form method="post" action={path('/sign-in/code')} className="mt-4">
        <Button variant="secondary" name="intent" value="again">
          {words.again}
        </Button>
      </form>
      <p className="mt-4">
        <a href={path('/sign-in')} className="tel">
          {words.otherMail}
        </a>
      </p>
    </div>
  );
}
