import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { DeskShell } from '#app/components/layout/desk-shell.tsx';
import { SignInForm } from '#app/components/staff/sign-in-form.tsx';
import { type RefusedSignIn, signInTo } from '#app/routes/staff/sign-in-action.server.ts';

export function loader({ request }: LoaderFunctionArgs): { isExpired: boolean } {
  return { isExpired: new URL(request.url).searchParams.has('expired') };
}

export function action(args: ActionFunctionArgs) {
  return signInTo('desk', args);
}

type SignInProps = { loaderData: { isExpired: boolean }; actionData?: RefusedSignIn };

export default function DeskSignIn({ loaderData, actionData }: SignInProps) {
  return (
    <DeskShell>
      <SignInForm {...actionData} isExpired={loaderData.isExpired} />
    </DeskShell>
  );
}
