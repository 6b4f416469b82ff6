import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { redirect } from 'react-router';
import { endInvestorSession, requireInvestor } from '#app/auth/investor-session.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { localeOfPath, pathFor } from '#app/i18n/index.ts';
import { investorContext } from '#app/routes/public/own-case.server.ts';
import { deleteOwnAccount } from '#app/use-cases/own-account.server.ts';

export async function loader({ context, request }: LoaderFunctionArgs): Promise<null> {
  await requireInvestor(context, request);
  return null;
}

export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  await deleteOwnAccount(investorContext(context), await requireInvestor(context, request));
  const headers = new Headers();
  for (const cookie of await endInvestorSession(context, request)) headers.append('Set-Cookie', cookie);
  const locale = localeOfPath(new URL(request.url).pathname);
  return redirect(pathFor(locale, '/sign-in?deleted=1'), { status: 303, headers });
}

export default function AccountDelete() {
  const { texts, path } = useTexts();
  const { account: words } = texts;
  return (
    <div className="column">
      <PageTitle title={words.deleteTitle} />
      <h1 className="page-title">{words.deleteTitle}</h1>
      <ul className="list-disc pl-6 mb-6">
        {words.deleteLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <form method="post" action={path('/me/delete')} className="mb-4">
        <Button>{words.deleteSubmit}</Button>
      </form>
      <ButtonLink variant="secondary" href={path('/me')}>
        {words.keep}
      </ButtonLink>
    </div>
  );
}
