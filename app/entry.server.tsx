import { renderToStaticMarkup } from 'react-dom/server';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from 'react-router';
import { isRouteErrorResponse, ServerRouter } from 'react-router';
import type { Again, Site } from '#app/components/layout/locale.tsx';
import { SiteProvider } from '#app/components/layout/locale.tsx';
import { areaOfPath } from '#app/domain/staff-area.ts';
import { createLog, describeError } from '#app/http/log.server.ts';
import { cookieProof } from '#app/routes/public/cookie-proof.server.ts';
import { hasDiscreetOpen } from '#app/routes/public/discreet-browser.server.ts';
import { keepsAnswers } from '#app/routes/public/kept-answers.server.ts';
import { readLook } from '#app/routes/public/look-cookie.server.ts';
import { isDatabaseBusy } from '#db/client.server.ts';

const log = createLog({ mode: import.meta.env.PROD ? 'production' : 'development' });

/** Requests that wrote nothing, since another process had the database for too long. */
const busy = new WeakSet<AppLoadContext>();
const BUSY_SECONDS = 5;

/** Every page is complete when it is sent: nothing is deferred, nothing hydrates, so plain markup is enough. */
export default async function handleRequest(
  request: Request,
  answered: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const isLocked = busy.has(loadContext);
  const status = isLocked ? 503 : statusOf(routerContext, answered);
  const hasFailed = isLocked || hasErrors(request, routerContext);
  const again =
    isLocked || (hasFailed && isFailure(status)) ? await againOf(request, loadContext, isLocked) : undefined;
  const isDiscreet = hasFailed && (await hasDiscreetOpen(loadContext, request));
  headers.set('Content-Type', 'text/html; charset=utf-8');
  keepRetryAfter(routerContext, headers);
  if (isLocked) headers.set('Retry-After', String(BUSY_SECONDS));
  const proof = cookieProof(request, routerContext);
  if (proof) headers.append('Set-Cookie', proof);
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  const markup = renderToStaticMarkup(
    <SiteProvider site={{ ...siteOf(request, loadContext), again, isDiscreet }}>
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
  if (isDatabaseBusy(error)) busy.add(context);
  log.logError({ requestId: context.requestId, errorId: context.requestId, ...describeError(error) });
}

/** A public page that did not come. */
function hasErrors({ url }: Request, { staticHandlerContext }: EntryContext): boolean {
  return staticHandlerContext.errors !== null && areaOfPath(new URL(url).pathname) === undefined;
}

/** It did not come for now: what was typed and answered is not to be lost by it. */
function isFailure(status: number): boolean {
  return status === 429 || status >= 500;
}

async function againOf(request: Request, context: AppLoadContext, isLocked: boolean): Promise<Again> {
  const { sentForm } = context;
  const isForm = request.method === 'POST';
  const fields = isForm && sentForm ? await sentForm() : null;
  return { isLocked, isForm, fields, hasDraft: await keepsAnswers(context, request) };
}

function siteOf(request: Request, { clock, nonce, requestId, settings, shown }: AppLoadContext): Site {
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
    typed: shown?.typed ?? null,
    lacksCookie: shown?.lacksCookie ?? false,
    nonce,
    requestId,
  };
}
