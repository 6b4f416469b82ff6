import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { OversightPage } from '#app/components/oversight/oversight-page.tsx';
import { FailedMails } from '#app/components/staff/failed-mails.tsx';
import { openOversight, oversightContext } from '#app/routes/oversight/oversight-page.server.ts';
import { loadFailedMails, settleFailedMails } from '#app/routes/staff/failed-mails.server.ts';

type MailData = Awaited<ReturnType<typeof loader>>;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openOversight(args);
  return { page: await loadFailedMails(ctx, args.request.url), frame };
}

export async function action(args: ActionFunctionArgs) {
  return settleFailedMails(await oversightContext(args), { request: args.request, area: 'oversight' });
}

export default function Mail({ loaderData, actionData }: { loaderData: MailData; actionData?: object }) {
  return (
    <OversightPage frame={loaderData.frame}>
      <FailedMails page={loaderData.page} isIncomplete={actionData !== undefined} />
    </OversightPage>
  );
}
