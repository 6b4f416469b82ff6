import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { BusyNotice } from '#app/components/account/busy-notice.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { NeedsCookie } from '#app/components/layout/needs-cookie.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { isMailAddress } from '#app/domain/mail-address.ts';
import { parseEmail } from '#app/domain/typed-values.ts';
import { readForm } from '#app/http/form.ts';
import { type Busy, sendCode, takeCodeTry } from '#app/routes/public/account-way.server.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';

export const handle = { sendsForm: true, needsCookie: true };

const ENDED = ['expired', 'left', 'deleted'] as const;
type SignInPage = { isOffered: boolean; ended: (typeof ENDED)[number] | null };
type Refusal = { email: string; isWrong: boolean; busy: Busy | null };

export function loader({ context, request }: LoaderFunctionArgs): SignInPage {
  const { searchParams } = new URL(request.url);
  const ended = ENDED.find((word) => searchParams.has(word)) ?? null;
  return { isOffered: context.settings.mailIsConfigured, ended };
}

export async function action({ context, request }: ActionFunctionArgs) {
  if (!context.settings.mailIsConfigured) return redirectTo(request, '/sign-in');
  const { email: typed = '' } = textsOf(await readForm(request));
  const email = parseEmail(typed)?.toLowerCase() ?? '';
  if (!isMailAddress(email)) return data<Refusal>({ email: typed, isWrong: true, busy: null }, 400);
  const busy = await takeCodeTry(context);
  const sent = busy ?? (await sendCode(context, request, email));
  if (sent instanceof Response) return sent;
  const headers = { 'Retry-After': String(sent.retrySeconds) };
  return data<Refusal>({ email: typed, isWrong: false, busy: sent }, { status: 429, headers });
}

type SignInProps = { loaderData: SignInPage; actionData?: Refusal };

export default function AccountSignIn({ loaderData: { isOffered, ended }, actionData }: SignInProps) {
  const { texts, path } = useTexts();
  const { account: words } = texts;
  const errors: FieldErrors = actionData?.isWrong ? { email: words.emailWrong } : {};
  return (
    <div className="column">
      <PageTitle title={words.signIn} hasErrors={actionData !== undefined} />
      {!actionData && ended && (
        <Notice>
          <p role="status">{words[ended]}</p>
        </Notice>
      )}
      <BusyNotice busy={actionData?.busy ?? null} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{words.signIn}</h1>
      {isOffered ? (
        <PageForm action={path('/sign-in')}>
          <NeedsCookie />
          <p>{words.lead}</p>
          <p className="hint mb-6">{words.first}</p>
          <Field
            name="email"
            label={words.email}
            hint={words.emailHint}
            value={actionData?.email}
            error={errors.email}
            inputMode="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
          />
          <Button>{words.send}</Button>
        </PageForm>
      ) : (
        <>
          <p>{words.notOffered}</p>
          <PageForm />
        </>
      )}
      <p className="mt-6">
        <a href={path('/track')} className="tel">
          {words.toTrack}
        </a>
      </p>
    </div>
  );
}
