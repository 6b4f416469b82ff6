import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { OversightShell } from '#app/components/layout/oversight-shell.tsx';
import { SignInForm } from '#app/components/staff/sign-in-form.tsx';
import { type RefusedSignIn, signInTo } from '#app/routes/staff/sign-in-action.server.ts';

export function loader({ request }: LoaderFunctionArgs): { isExpired: boolean } {
  return { isExpired: new URL(request.url).searchParams.has('expired') };
}

export function action(args: ActionFunctionArgs) {
  return signInTo('oversight', args);
}

type SignInProps = { loaderData: { isExpired: boolean }; actionData?: RefusedSignIn };

export default function OversightSignIn({ loaderData, actionData }: SignInProps) {
  return (
    <OversightShell>
      <SignInForm {...actionData} isExpired={loaderData.isExpired} />
    </OversightShell>
  );
}
