import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { wantsMailWithoutAddress } from '#app/domain/answer-schemas.ts';
import { parseEmail } from '#app/domain/typed-values.ts';
import { readForm } from '#app/http/form.ts';
import { backToCase, type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { textsOf } from '#app/routes/public/report-way.server.ts';
import { chooseInvestorMails, hasInvestorMails } from '#app/use-cases/investor-mail.server.ts';

export const handle = { sendsForm: true };

type MailsData = OwnPage & { isOn: boolean; isHidden: boolean };
type Refusal = { email: string; error: string };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<MailsData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  if (!view.own.canChooseMails || !context.settings.mailIsConfigured) throw backToCase(own, 'changed');
  const isOn = await hasInvestorMails(context.db, context.keys, own.caseId);
  return { ...ownPage(view), isOn, isHidden: view.identityMode === 'hidden' };
}

/** An address takes the place of the earlier one, which no page shows. */
export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const { intent, email = '' } = textsOf(await readForm(request));
  if (intent === 'stop') {
    const done = await chooseInvestorMails(own.ctx, own.caseId, null);
    return backToCase(own, done ? 'mailsOff' : 'changed');
  }
  if (!context.settings.mailIsConfigured) return backToCase(own, 'changed');
  const { locale, texts } = own.wording;
  const address = parseEmail(email);
  if (address === null || wantsMailWithoutAddress({ mails: 'yes', email })) {
    return data<Refusal>({ email, error: texts.report.errors.mail_none }, { status: 400 });
  }
  const done = await chooseInvestorMails(own.ctx, own.caseId, { email: address, locale });
  return backToCase(own, done ? 'mailsOn' : 'changed');
}

export default function TrackMails({ loaderData, actionData }: { loaderData: MailsData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const { mails: words } = texts.ownActs;
  const { isOn, isHidden } = loaderData;
  const error = actionData?.error;
  return (
    <div className="column">
      <PageTitle title={words.title} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={error ? { email: error } : undefined} />
      <h1 className="page-title">{words.title}</h1>
      <p className="mb-2 font-bold">{isOn ? words.isOn : words.isOff}</p>
      <ul className="mb-6 list-disc pl-6">
        <li>{words.what}</li>
        <li>{words.kept}</li>
        {isHidden && <li>{words.hidden}</li>}
      </ul>
      <PageForm autoComplete="off">
        <Field
          name="email"
          label={isOn ? words.other : words.email}
          value={actionData?.email}
          error={error}
          inputMode="email"
          autoCapitalize="none"
          autoComplete={isHidden ? 'off' : 'email'}
          spellCheck={false}
        />
        <Button>{isOn ? words.change : words.start}</Button>
      </PageForm>
      {isOn && (
        <form method="post" className="mt-6">
          <Button name="intent" value="stop" variant="secondary">
            {words.stop}
          </Button>
        </form>
      )}
    </div>
  );
}
