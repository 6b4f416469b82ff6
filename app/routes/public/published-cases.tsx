import type { LoaderFunctionArgs } from 'react-router';
import { PublishedRows } from '#app/components/case/published-rows.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { inLocale } from '#app/i18n/index.ts';
import { type PublishedCases, readPublishedCases } from '#app/use-cases/read-published-cases.server.ts';

export const handle = { static: true };

export function loader({ context, request }: LoaderFunctionArgs): Promise<PublishedCases> {
  return readPublishedCases(context.db, context.clock(), new URL(request.url).searchParams.get('category'));
}

/** Closed cases whose reporters agreed, without names: composed from fields alone (experience.md P17). */
export default function PublishedCasesPage({ loaderData }: { loaderData: PublishedCases }) {
  const { texts, path } = useTexts();
  const words = texts.cases;
  const { rows } = loaderData;
  return (
    <div className="column">
      <PageTitle title={words.title} />
      <BackLink href={path('/open')}>{texts.scorecard.back}</BackLink>
      <h1 className="page-title">{words.title}</h1>
      <p>{words.lead}</p>
      <p className="mb-2">{words.what}</p>
      <p className="hint">{words.rules}</p>
      <Filter {...loaderData} />
      <h2 className="section-title">{words.caption}</h2>
      {rows.length === 0 ? (
        <p className="hint">{words.none}</p>
      ) : (
        <>
          <PublishedRows caption={words.caption} rows={rows} />
          <p className="hint mt-2">{words.returnedNote}</p>
        </>
      )}
    </div>
  );
}

/** Plain links; where there is but one category there is nothing to choose. */
function Filter({ categories, category }: PublishedCases) {
  const { texts, locale, path } = useTexts();
  const words = texts.cases;
  if (categories.length < 2) return null;
  const links = [
    { code: null, name: words.all, href: '/open/cases' },
    ...categories.map(({ code, name }) => ({
      code,
      name: inLocale(locale, name),
      href: `/open/cases?category=${code}`,
    })),
  ];
  return (
    <nav aria-labelledby="by-kind">
      <h2 className="section-title" id="by-kind">
        {words.filter}
      </h2>
      <ul>
        {links.map(({ code, name, href }) => (
          <li key={href}>
            <a href={path(href)} className="tel" aria-current={code === category ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
