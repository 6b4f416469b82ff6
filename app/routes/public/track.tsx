import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data, redirect } from 'react-router';
import { z } from 'zod';
import { startTrackSession } from '#app/auth/public-session.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { NeedsCookie } from '#app/components/layout/needs-cookie.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { LineNotes } from '#app/components/ui/kept-form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { parseReference } from '#app/domain/reference.ts';
import { type FormValues, parseForm, readForm } from '#app/http/form.ts';
import { localeOfPath, pathFor, textsFor } from '#app/i18n/index.ts';
import { investorContext } from '#app/routes/public/own-case.server.ts';
import { findTrackedCase } from '#app/use-cases/find-tracked-case.server.ts';

export const handle = { sendsForm: true, needsCookie: true };

type Notices = { ended: 'unsent' | 'expired' | 'cookies' | 'left' | null };
type TrackPage = Notices & { offersSignIn: boolean };
type Refusal = { values: FormValues; errors: Record<string, string>; retrySeconds: number | null };

const ENDED = ['unsent', 'expired', 'cookies', 'left'] as const;

export function loader({ context, request }: LoaderFunctionArgs): TrackPage {
  const { searchParams } = new URL(request.url);
  const ended = ENDED.find((word) => searchParams.has(word)) ?? null;
  return { ended, offersSignIn: context.settings.mailIsConfigured };
}

/** A wrong, an unknown and a malformed code get the same answer after the same work (experience.md P10, S8). */
export async function action({ context, request }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname);
  const words = textsFor(locale).track;
  const schema = z.object({ code: z.string({ error: words.codeMissing }).min(1, words.codeMissing) });
  const form = parseForm(schema, await readForm(request));
  if (!form.ok) return refuse(400, { values: form.values, errors: form.errors });
  const { code } = form.value;
  const taken = await context.limits.codeLookup.take(context.clientAddress);
  if (!taken.ok) return refuse(429, { values: { code }, retrySeconds: taken.retrySeconds });
  if (parseReference(code)) return refuse(400, { values: { code }, errors: { code: words.useCode } });
  const caseId = await findTrackedCase(investorContext(context), code);
  if (caseId === null) return refuse(400, { values: { code }, errors: { code: words.wrong } });
  await context.limits.codeLookup.giveBack(context.clientAddress);
  const headers = { 'Set-Cookie': await startTrackSession(context, caseId) };
  return redirect(pathFor(locale, '/track/case?opened=1'), { status: 303, headers });
}

function refuse(status: 400 | 429, refusal: Partial<Refusal> & Pick<Refusal, 'values'>) {
  const { values, errors = {}, retrySeconds = null } = refusal;
  const headers: HeadersInit = retrySeconds === null ? {} : { 'Retry-After': String(retrySeconds) };
  return data<Refusal>({ values, errors, retrySeconds }, { status, headers });
}

export default function Track({ loaderData, actionData }: { loaderData: TrackPage; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const words = texts.track;
  const { values = {}, errors = {}, retrySeconds = null } = actionData ?? {};
  return (
    <div className="column">
      <PageTitle title={words.title} hasErrors={actionData !== undefined} />
      <TrackNotices ended={actionData ? null : loaderData.ended} retrySeconds={retrySeconds} />
      <ErrorSummary errors={errors} />
      <PageForm action={path('/track')} autoComplete="off">
        <NeedsCookie />
        <Field
          name="code"
          label={words.question}
          hint={words.hint}
          error={errors.code}
          value={values.code}
          isPageTitle
          width="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <LineNotes />
        <Button>{words.submit}</Button>
      </PageForm>
      <p className="hint mt-4">{words.lost}</p>
      {loaderData.offersSignIn && (
        <p className="mt-4">
          <a href={path('/sign-in')} className="tel">
            {texts.account.fromTrack}
          </a>
        </p>
      )}
    </div>
  );
}

function TrackNotices({ ended, retrySeconds }: Notices & Pick<Refusal, 'retrySeconds'>) {
  const { track: words } = useTexts().texts;
  if (retrySeconds !== null) {
    return (
      <Notice tone="warn" title={words.busyTitle}>
        <p>{words.busy(retrySeconds)}</p>
      </Notice>
    );
  }
  if (ended === null) return null;
  return (
    <Notice>
      <p>{words[ended]}</p>
    </Notice>
  );
}
