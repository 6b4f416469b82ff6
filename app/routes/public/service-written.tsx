import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from 'react-router';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { ReceiptCard } from '#app/components/report/receipt-card.tsx';
import { WrittenAskForm } from '#app/components/service/written-ask-form.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { newToken, queryCodeOf } from '#app/crypto/code.server.ts';
import { keyedHash } from '#app/crypto/keyed-hash.server.ts';
import type { StepForm } from '#app/domain/answer-errors.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import type { Receipt } from '#app/domain/receipt.ts';
import { queryCodeGroups } from '#app/domain/reference.ts';
import { requestDates, writtenAskOpened } from '#app/domain/service/request.ts';
import { parseWrittenAsk, type WrittenAskErrors } from '#app/domain/service/written-answer.ts';
import { type ClockRuler, promiseRuler } from '#app/domain/sla/ruler.ts';
import { readForm } from '#app/http/form.ts';
import { formatDate, type InThreeLanguages, inLocale, localeOfPath, type Texts } from '#app/i18n/index.ts';
import { requireService } from '#app/routes/public/apply-way.server.ts';
import { investorContext } from '#app/routes/public/own-case.server.ts';
import { countyDay, redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { askWritten } from '#app/use-cases/ask-written.server.ts';

export const handle = { static: true, sendsForm: true };

type AskPage = {
  subject: 'request';
  service: { id: string; name: InThreeLanguages };
  unit: InThreeLanguages | null;
  owedBy: Date | null;
  isProvisional: boolean;
  token: string;
};
type Sent = { receipt: Receipt; codeGroups: string[]; ruler: ClockRuler | null; values: StepForm };
type Refusal = { values: StepForm; errors: WrittenAskErrors };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<AskPage> {
  const { service, county } = await requireService(context, request, params.id);
  const dates = requestDates(writtenAskOpened(service.department, county), county, context.clock());
  const { id, name } = service;
  return {
    subject: 'request',
    service: { id, name },
    unit: dates.lead?.name ?? null,
    owedBy: dates.answerBy,
    isProvisional: dates.provisional,
    token: newToken(),
  };
}

/**
 * The answer itself shows the code. It is made of the form's token, which is stored nowhere: a second click or a reload gets
 * the same code for the same ask.
 */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { service, county } = await requireService(context, request, params.id);
  const form = textsOf(await readForm(request));
  const parsed = parseWrittenAsk(form, countyDay(county, context.clock()));
  if (!parsed.ok) return data<Refusal>({ values: form, errors: parsed.errors }, 400);
  await takeTurn(context);
  const token = isToken(form.token) ? form.token : newToken();
  const { pepper } = context.keys;
  const code = queryCodeOf(pepper, token);
  const asked = await askWritten(investorContext(context), {
    submissionId: keyedHash(pepper, 'written_ask', token),
    code,
    locale: localeOfPath(new URL(request.url).pathname),
    serviceId: service.id,
    ask: parsed.ask,
  });
  if (!asked.ok) return redirectTo(request, `/services/${service.id}`);
  const { receipt } = asked;
  const promised = receipt.answerBy ? [receipt.answerBy] : [];
  const ruler = promiseRuler(currentRules(county).calendar, receipt.filedAt, promised);
  return data<Sent>({ receipt, codeGroups: queryCodeGroups(code), ruler, values: { ...form, token } });
}

async function takeTurn(context: AppLoadContext): Promise<void> {
  const taken = await context.limits.submitReport.take(context.clientAddress);
  if (taken.ok) return;
  const { retrySeconds } = taken;
  throw data({ retrySeconds }, { status: 429, headers: { 'Retry-After': String(retrySeconds) } });
}

function isToken(token: string | undefined): token is string {
  return token !== undefined && /^[\w-]{43}$/.test(token);
}

type PageProps = { loaderData: AskPage; actionData?: Sent | Refusal };

export default function ServiceWritten({ loaderData: page, actionData }: PageProps) {
  if (actionData && 'receipt' in actionData) return <Asked {...actionData} />;
  return <Ask page={page} refusal={actionData} />;
}

function Ask({ page, refusal }: { page: AskPage; refusal?: Refusal }) {
  const { texts, locale, path } = useTexts();
  const { timeZone, now } = useSite();
  const words = texts.written;
  const name = inLocale(locale, page.service.name);
  const errors = errorWords(refusal?.errors, texts);
  return (
    <div className="column">
      <PageTitle title={`${words.title} · ${name}`} hasErrors={refusal !== undefined} />
      <BackLink href={path(`/services/${page.service.id}`)}>{name}</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{words.title}</h1>
      <div className="prose mb-6">
        <p>{words.lead}</p>
        {page.owedBy && page.unit && (
          <p>
            <strong>{words.owes(inLocale(locale, page.unit), formatDate(page.owedBy, locale, timeZone, now))}</strong>
          </p>
        )}
        {page.isProvisional && <p className="hint">{texts.receipt.provisional}</p>}
        <p>{words.parts}</p>
        <p>{words.silence}</p>
      </div>
      <WrittenAskForm token={refusal?.values.token ?? page.token} values={refusal?.values ?? {}} errors={errors} />
    </div>
  );
}

/** In another language or look it is shown again: the same form is the same ask, with the same code. */
function Asked({ receipt, codeGroups, ruler, values }: Sent) {
  const { texts, path } = useTexts();
  const words = texts.written;
  return (
    <div className="column">
      <PageTitle title={words.doneTitle} />
      <h1 className="page-title">{words.doneTitle}</h1>
      <ReceiptCard receipt={receipt} codeGroups={codeGroups} ruler={ruler} />
      <ul className="list-disc pl-6">
        <li>{words.doneKeep}</li>
        <li>{texts.receipt.keepSecret}</li>
        <li>{words.doneSilence}</li>
      </ul>
      <p className="mt-4">{words.parts}</p>
      <PageForm isAnswered>
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </PageForm>
      <p className="not-printed mt-6">
        <ButtonLink href={path('/track')} variant="secondary">
          {texts.receipt.track}
        </ButtonLink>
      </p>
    </div>
  );
}

function errorWords(errors: WrittenAskErrors | undefined, { report, apply, written }: Texts): Record<string, string> {
  const words = { ...report.errors, ...apply.errors, ...written.errors };
  return Object.fromEntries(Object.entries(errors ?? {}).map(([field, reason]) => [field, words[reason]]));
}
