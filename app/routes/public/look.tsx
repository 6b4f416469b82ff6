import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { changeLook, isLookChange } from '#app/components/layout/look.ts';
import { readForm } from '#app/http/form.ts';
import { localeOfPath, pathFor } from '#app/i18n/index.ts';
import { lookCookie, readLook } from '#app/routes/public/look-cookie.server.ts';
import { textsOf } from '#app/routes/public/report-way.server.ts';

/** The switch of colours and size in the masthead: back to the page it was pressed on. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { look = '', back = '' } = textsOf(await readForm(request));
  if (!isLookChange(look)) return redirect(aboutLook(request), 303);
  const headers = { 'Set-Cookie': lookCookie(changeLook(readLook(request), look)) };
  return redirect(ownPage(back, request), { status: 303, headers });
}

/** Typed as an address: what there is for reading more easily. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return redirect(aboutLook(request), 303);
}

/** Path and query of a page of this site; anything else is not followed. */
function ownPage(back: string, request: Request): string {
  if (!/^\/(?![/\\])/.test(back)) return aboutLook(request);
  const here = new URL(request.url);
  const { origin, pathname, search } = new URL(back, here);
  return origin === here.origin ? `${pathname}${search}` : aboutLook(request);
}

function aboutLook(request: Request): string {
  return pathFor(localeOfPath(new URL(request.url).pathname), '/accessibility');
}
