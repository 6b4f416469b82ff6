import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { readForm } from '#app/http/form.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { stopInvestorMails } from '#app/use-cases/investor-mail.server.ts';

type StopPage = { token: string; isDone: boolean };

/** Opening the link of a mail changes nothing: mail scanners open links too. */
export function loader({ request }: LoaderFunctionArgs): StopPage {
  const { searchParams } = new URL(request.url);
  return { token: searchParams.get('k') ?? '', isDone: searchParams.has('done') };
}

/** A right, a wrong and a used token get the same answer. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const { k: token = '' } = textsOf(await readForm(request));
  await stopInvestorMails(context.db, token);
  return redirectTo(request, '/mail/stop?done=1');
}

export default function MailStop({ loaderData: { token, isDone } }: { loaderData: StopPage }) {
  const { texts, path } = useTexts();
  const { page } = texts.investorMail;
  if (isDone) {
    return (
      <div className="column">
        <PageTitle title={page.doneTitle} />
        <h1 className="page-title">{page.doneTitle}</h1>
        <Notice tone="ok">
          <p>{page.done}</p>
          <p>{page.code}</p>
        </Notice>
        <ButtonLink variant="secondary" href={path('/track')}>
          {page.track}
        </ButtonLink>
      </div>
    );
  }
  return (
    <div className="column">
      <PageTitle title={page.title} />
      <h1 className="page-title">{page.title}</h1>
      {token === '' ? (
        <p>{page.missing}</p>
      ) : (
        <form method="post" action={path('/mail/stop')}>
          <input type="hidden" name="k" value={token} />
          <div className="prose mb-6">
            <p>{page.lead}</p>
            <p>{page.kept}</p>
            <p>{page.code}</p>
          </div>
          <Button>{page.submit}</Button>
        </form>
      )}
    </div>
  );
}
