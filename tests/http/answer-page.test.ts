import { type AppLoadContext, data, type EntryContext, type ServerBuild } from 'react-router';
import { describe, expect, it } from 'vitest';
import { answerPageOf } from '#app/http/answer-page.server.ts';

type Route = NonNullable<ServerBuild['routes'][string]>;

const PAGES: [id: string, path?: string, parentId?: string][] = [
  ['root', ''],
  ['chinese', undefined, 'root'],
  ['home', undefined, 'chinese'],
  ['report', 'report', 'chinese'],
  ['report-step', 'report/step/:step', 'chinese'],
  ['english', undefined, 'root'],
  ['home-en', 'en', 'english'],
  ['report-en', 'en/report', 'english'],
  ['not-found-en', 'en/*', 'english'],
  ['desk', 'desk', 'root'],
  ['file', 'desk/t/:reference/file', 'root'],
  ['not-found', '*', 'root'],
];

const NO_SUCH_FILE = () => {
  throw data(null, { status: 404 });
};

/** A build whose pages say by which routes they were drawn, and how many routes stood by. */
function buildOf(pages: typeof PAGES): ServerBuild {
  const routes = Object.fromEntries(
    pages.map(([id, path, parentId]) => [
      id,
      {
        id,
        path,
        parentId,
        index: id === 'home',
        module: id === 'file' ? { loader: NO_SUCH_FILE } : { default: () => null },
      } as Route,
    ]),
  );
  const draw = (_request: Request, _status: number, _headers: Headers, context: EntryContext) => {
    const drawn = context.staticHandlerContext.matches.map(({ route }) => route.id);
    return Response.json({ drawn, at: context.staticHandlerContext.matches.at(-1)?.params, of: routesOf(context) });
  };
  return {
    entry: { module: { default: draw } },
    routes,
    assets: { routes, entry: { module: '', imports: [] }, url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: {},
    ssr: true,
    isSpaMode: false,
    prerender: [],
    routeDiscovery: { mode: 'initial', manifestPath: '/__manifest' },
  } as unknown as ServerBuild;
}

const routesOf = ({ manifest, routeModules }: EntryContext) => {
  expect(Object.keys(routeModules).sort()).toEqual(Object.keys(manifest.routes).sort());
  return Object.keys(manifest.routes);
};

async function open(path: string, pages = PAGES): Promise<{ drawn: string[]; at: object; of: string[] }> {
  const answer = await answerPageOf(buildOf(pages))(new Request(`http://localhost${path}`), {} as AppLoadContext);
  return answer.json();
}

describe('the page of an address', () => {
  it.each([
    ['/', ['root', 'chinese', 'home']],
    ['/report', ['root', 'chinese', 'report']],
    ['/report/step/what', ['root', 'chinese', 'report-step']],
    ['/en', ['root', 'english', 'home-en']],
    ['/en/report', ['root', 'english', 'report-en']],
    ['/EN/report', ['root', 'english', 'report-en']],
    ['/en/nowhere', ['root', 'english', 'not-found-en']],
    ['/desk', ['root', 'desk']],
    ['/desk/nowhere', ['root', 'not-found']],
    ['/desk/t/TS-1/file', ['root', 'not-found']],
    ['/report/nowhere', ['root', 'not-found']],
    ['/nowhere', ['root', 'not-found']],
    ['/constructor', ['root', 'not-found']],
    ['//report', ['root', 'not-found']],
  ])('of %s is drawn by its own routes', async (path, drawn) => {
    expect((await open(path)).drawn).toEqual(drawn);
  });

  it('has its parameters', async () => {
    expect((await open('/report/step/what')).at).toEqual({ step: 'what' });
  });

  it('is looked for among those alone that begin like it', async () => {
    expect((await open('/report')).of).toEqual(['root', 'chinese', 'report', 'report-step', 'not-found']);
  });

  it('is told apart from a build that has no page for what is not found', async () => {
    const without = PAGES.filter(([id]) => id !== 'not-found');
    await expect(open('/nowhere', without)).rejects.toThrow('no page for an address');
  });
});
