import type { ActionFunctionArgs } from 'react-router';
import { redirect } from 'react-router';
import { signOutOf } from '#app/routes/staff/sign-in-action.server.ts';

/** Following a link signs nobody out. */
export function loader(): Response {
  return redirect('/admin', 303);
}

export function action(args: ActionFunctionArgs): Promise<Response> {
  return signOutOf('admin', args);
}
