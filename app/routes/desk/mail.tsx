import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { FailedMails } from '#app/components/staff/failed-mails.tsx';
import { enterDesk, loadFrame } from '#app/routes/desk/desk-page.server.ts';
import { loadFailedMails, settleFailedMails } from '#app/routes/staff/failed-mails.server.ts';

type MailData = Awaited<ReturnType<typeof loader>>;

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  return { page: await loadFailedMails(ctx, args.request.url), frame: await loadFrame(args, session) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  return settleFailedMails(ctx, { request: args.request, area: 'desk' });
}

export default function Mail({ loaderData, actionData }: { loaderData: MailData; actionData?: object }) {
  return (
    <DeskFrame frame={loaderData.frame}>
      <FailedMails page={loaderData.page} isIncomplete={actionData !== undefined} />
    </DeskFrame>
  );
}
