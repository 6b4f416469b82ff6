import { renderToStaticMarkup } from 'react-dom/server';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from 'react-router';
import { isRouteErrorResponse, ServerRouter } from 'react-router';
import type { Site } from '#app/components/layout/locale.tsx';
import { SiteProvider } from '#app/components/layout/locale.tsx';
import { createLog, describeError } from '#app/http/log.server.ts';
import { readLook } from '#app/routes/public/look-cookie.server.ts';

const log = createLog({ mode: import.meta.env.PROD ? 'production' : 'development' });

/** Every page is complete when it is sent: nothing is deferred, nothing hydrates, so plain markup is enough. */
export default function handleRequest(
  request: Request,
  answered: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: AppLoadContext,
): Response {
  const status = statusOf(routerContext, answered);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  keepRetryAfter(routerContext, headers);
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  const markup = renderToStaticMarkup(
    <SiteProvider site={siteOf(request, loadContext)}>
      <ServerRouter context={routerContext} url={request.url} nonce={loadContext.nonce} />
    </SiteProvider>,
  );
  return new Response(`<!DOCTYPE html>${markup}`, { status, headers });
}

// A refused form is answered 400 even where its page is then found not to be this person's: the page decides.
function statusOf({ staticHandlerContext }: EntryContext, answered: number): number {
  const [error] = Object.values(staticHandlerContext.errors ?? {});
  if (error === undefined) return answered;
  return isRouteErrorResponse(error) ? error.status : 500;
}

// The framework drops the headers of what an action returned or threw; without this one nobody knows when to come back.
function keepRetryAfter({ staticHandlerContext }: EntryContext, headers: Headers): void {
  for (const answered of Object.values(staticHandlerContext.actionHeaders)) {
    const seconds = answered.get('Retry-After');
    if (seconds !== null) headers.set('Retry-After', seconds);
  }
}

/** Bugs reach the log by name and place only; their messages may hold what a person wrote. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log.logError({ requestId: context.requestId, errorId: context.requestId, ...describeError(error) });
}

function siteOf(request: Request, { clock, nonce, requestId, settings }: AppLoadContext): Site {
  const { pathname, search } = new URL(request.url);
  return {
    pathname,
    search,
    countyName: settings.countyName,
    timeZone: settings.timeZone,
    phone: settings.countySite.phone,
    countySite: settings.countySite,
    offersSignIn: settings.mailIsConfigured,
    now: clock(),
    look: readLook(request),
    nonce,
    requestId,
  };
}
