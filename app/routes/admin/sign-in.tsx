import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { AdminShell } from '#app/components/layout/admin-shell.tsx';
import { SignInForm } from '#app/components/staff/sign-in-form.tsx';
import { type RefusedSignIn, signInTo } from '#app/routes/staff/sign-in-action.server.ts';

export function loader({ request }: LoaderFunctionArgs): { isExpired: boolean } {
  return { isExpired: new URL(request.url).searchParams.has('expired') };
}

export function action(args: ActionFunctionArgs) {
  return signInTo('admin', args);
}

type SignInProps = { loaderData: { isExpired: boolean }; actionData?: RefusedSignIn };

export default function AdminSignIn({ loaderData, actionData }: SignInProps) {
  return (
    <AdminShell>
      <SignInForm {...actionData} isExpired={loaderData.isExpired} />
    </AdminShell>
  );
}
