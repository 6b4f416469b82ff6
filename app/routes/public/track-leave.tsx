import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { endPublicSessions } from '#app/auth/public-session.server.ts';
import { localeOfPath, pathFor } from '#app/i18n/index.ts';

/** 结束查看: the code has to be typed again after this. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const headers = await endPublicSessions(context, request);
  return redirect(lookUp(request, '/track?left=1'), { status: 303, headers });
}

/** Typed as an address it changes nothing. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return redirect(lookUp(request, '/track'), 303);
}

function lookUp(request: Request, path: string): string {
  return pathFor(localeOfPath(new URL(request.url).pathname), path);
}
