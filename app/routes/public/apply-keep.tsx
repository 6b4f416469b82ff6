import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { keepInAccount, makeResumeCode } from '#app/auth/application-draft.server.ts';
import { findInvestor, requireInvestor } from '#app/auth/investor-session.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { CodeGroups } from '#app/components/report/code-groups.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Panel } from '#app/components/ui/panel.tsx';
import { queryCodeGroups } from '#app/domain/reference.ts';
import { readForm } from '#app/http/form.ts';
import { requireApplication } from '#app/routes/public/apply-way.server.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';

export const handle = { static: true };

/** `account`: whether the account can keep it here, does already, or could after signing in. */
type KeepPage = { serviceId: string; isKept: boolean; account: 'offered' | 'keeps' | 'sign_in' | 'none' };
type Kept = { codeGroups: string[] };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<KeepPage> {
  const { service, session } = await requireApplication(context, request, params.id);
  const who = await findInvestor(context, request);
  const page = { serviceId: service.id, isKept: session.isKept };
  if (!context.settings.mailIsConfigured) return { ...page, account: 'none' };
  if (!who) return { ...page, account: 'sign_in' };
  return { ...page, account: session.accountId === who.accountId ? 'keeps' : 'offered' };
}

/** The answer itself shows the code: nothing but its hash is kept, so no other page could. */
export async function action({ context, request, params }: ActionFunctionArgs): Promise<Kept | Response> {
  const { session } = await requireApplication(context, request, params.id);
  const { intent } = textsOf(await readForm(request));
  if (intent !== 'account') return { codeGroups: queryCodeGroups(await makeResumeCode(context, session)) };
  const { accountId } = await requireInvestor(context, request);
  await keepInAccount(context, session, accountId);
  return redirectTo(request, '/me?done=kept');
}

export default function ApplyKeep({ loaderData, actionData }: { loaderData: KeepPage; actionData?: Kept }) {
  const { texts, path } = useTexts();
  const words = texts.apply.keep;
  const { serviceId, isKept } = loaderData;
  return (
    <div className="column">
      <PageTitle title={words.title} />
      <BackLink href={path(`/apply/${serviceId}`)} />
      <h1 className="page-title">{words.title}</h1>
      {actionData ? (
        <Panel>
          <h2 className="label">{words.code}</h2>
          <CodeGroups groups={actionData.codeGroups} />
          <p className="hint">{words.once}</p>
          <p>{words.how}</p>
        </Panel>
      ) : (
        <div className="prose mb-6">
          <p>{words.lead}</p>
          <p>{words.warn}</p>
          {isKept && <p>{words.again}</p>}
        </div>
      )}
      {actionData ? (
        <ButtonLink href={path(`/apply/${serviceId}`)} variant="secondary">
          {words.back}
        </ButtonLink>
      ) : (
        <form method="post">
          <Button>{words.button}</Button>
          <AccountWay account={loaderData.account} />
        </form>
      )}
    </div>
  );
}

/** The other way to come back: by signing in. */
function AccountWay({ account }: Pick<KeepPage, 'account'>) {
  const { texts, path } = useTexts();
  const words = texts.apply.keep;
  switch (account) {
    case 'offered':
      return (
        <div className="mt-4">
          <Button variant="secondary" name="intent" value="account">
            {words.toAccount}
          </Button>
          <p className="hint mt-2">{words.accountHint}</p>
        </div>
      );
    case 'keeps':
      return <p className="mt-4">{words.inAccount}</p>;
    case 'sign_in':
      return (
        <p className="mt-4">
          <a href={path('/sign-in')} className="tel">
            {words.signIn}
          </a>
        </p>
      );
    case 'none':
      return null;
  }
}
