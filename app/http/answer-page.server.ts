import { type AppLoadContext, createRequestHandler, type ServerBuild } from 'react-router';

type AnswerPage = (request: Request, context: AppLoadContext) => Promise<Response>;
type Route = NonNullable<ServerBuild['routes'][string]>;

/** The page "not found" answers every address that is nobody else's. */
const ANY = '*';

/** How an address begins: `/en/report` → `en`; the home page ''. Small letters, since the router tells none apart. */
const firstPart = (path: string) => path.replace(/^\//, '').split('/')[0]?.toLowerCase() ?? '';

/**
 * Answers with the pages of a build. At each request the framework tries the addresses of its build in turn, twice, and
 * makes all its routes anew to draw one; so it is handed only those that begin like the address asked for.
 */
export function answerPageOf(build: ServerBuild): AnswerPage {
  const routes = Object.values(build.routes).filter((route) => route !== undefined);
  const parents = new Set(routes.map(({ parentId }) => parentId));
  const pages = routes.filter(({ id }) => !parents.has(id));
  const byFirstPart = new Map<string, Route[]>();
  for (const page of pages) {
    const part = firstPart(page.path ?? '');
    byFirstPart.set(part, [...(byFirstPart.get(part) ?? []), page]);
  }
  const anywhere = byFirstPart.get(ANY) ?? [];
  const answers = new Map<string, AnswerPage>();
  for (const [part, own] of byFirstPart) {
    answers.set(part, createRequestHandler(withPages(build, [...own, ...anywhere]), 'production'));
  }
  return async (request, context) => {
    const nobodys = answers.get(ANY);
    if (!nobodys) throw new Error('the build has no page for an address that is nobody’s');
    const answer = await (answers.get(firstPart(new URL(request.url).pathname)) ?? nobodys)(request, context);
    return isBareNotFound(request, answer) ? nobodys(request, context) : answer;
  };
}

/** The address of a file answers what it does not have without a page: it gets that of an address that is nobody's. */
function isBareNotFound({ method }: Request, { status, headers }: Response): boolean {
  return method === 'GET' && status === 404 && !headers.get('Content-Type')?.startsWith('text/html');
}

/** The build with these pages alone, and the layouts they stand in. */
function withPages(build: ServerBuild, pages: readonly Route[]): ServerBuild {
  const kept = new Set<string>();
  for (const page of pages) {
    for (let route: Route | undefined = page; route; route = build.routes[route.parentId ?? '']) kept.add(route.id);
  }
  const keep = <R>(all: Record<string, R>) => Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)));
  return { ...build, routes: keep(build.routes), assets: { ...build.assets, routes: keep(build.assets.routes) } };
}
