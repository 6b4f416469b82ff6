import type { LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { type EarlierApplication, EarlierApplicationNotice } from '#app/components/service/earlier-application.tsx';
import { ServiceLinks, StageNav, StagesOfServices } from '#app/components/service/service-list.tsx';
import type { ServiceRow } from '#app/components/service/service-page.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Doors } from '#app/components/ui/doors.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { cleanQuery, findServices, nearestServices } from '#app/domain/service/service-search.ts';
import { inLocale, localeOfPath, textsFor } from '#app/i18n/index.ts';
import { earlierApplication } from '#app/routes/public/apply-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { getServices } from '#db/repositories/services.server.ts';

export const handle = { static: true };

type ServicesData = {
  query: string;
  /** By the search; all of them without one. */
  services: ServiceRow[];
  nearest: ServiceRow[];
};
type ServicesPage = ServicesData & { earlier: EarlierApplication | null };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<ServicesPage> {
  const url = new URL(request.url);
  const query = cleanQuery(url.searchParams.get('q') ?? '');
  const rows = await searchableRows(context, localeOfPath(url.pathname));
  const found = findServices(rows, query);
  const nearest = found.length === 0 ? nearestServices(rows, query) : [];
  return {
    query,
    services: found.map(({ row }) => row),
    nearest: nearest.map(({ row }) => row),
    earlier: await earlierApplication(context, request),
  };
}

async function searchableRows(context: LoaderFunctionArgs['context'], locale: ReturnType<typeof localeOfPath>) {
  const { departments } = await getCountyRules(context.db);
  const { services } = await getServices(context.db);
  const { stages } = textsFor(locale).services;
  return services.map((service) => {
    const { id, stage, name, summary, words, closed, department } = service;
    const unit = departments.get(department);
    if (!unit) throw new Error(`no department is in charge of ${id}`);
    const others = [summary, words, unit.name].map((text) => inLocale(locale, text));
    const row: ServiceRow = { id, stage, name, isClosed: closed !== null, unit: unit.name };
    return { id, name: inLocale(locale, name), words: [...others, stages[stage]].join(' '), row };
  });
}

export default function Services({ loaderData: { earlier, query, services, nearest } }: { loaderData: ServicesPage }) {
  const { texts, path } = useTexts();
  const words = texts.services;
  return (
    <div className="column">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      <EarlierApplicationNotice earlier={earlier} />
      <p>{words.lead}</p>
      <search className="mt-4 block">
        <form method="get" action={path('/services')}>
          <Field
            name="q"
            type="search"
            label={words.searchLabel}
            hint={words.searchHint}
            value={query}
            autoComplete="off"
          />
          <Button variant="secondary">{words.search}</Button>
        </form>
      </search>
      <p>
        <a href={path('/apply/resume')} className="tel">
          {words.resume}
        </a>
      </p>
      {query === '' ? <AllServices services={services} /> : <Found {...{ query, services, nearest }} />}
      <p className="mt-6">
        <a href={path('/report')} className="tel">
          {words.report}
        </a>
      </p>
    </div>
  );
}

function AllServices({ services }: { services: readonly ServiceRow[] }) {
  return (
    <>
      <StageNav />
      <StagesOfServices services={services} />
    </>
  );
}

function Found({ query, services, nearest }: ServicesData) {
  const { texts, path } = useTexts();
  const words = texts.services;
  return (
    <section aria-labelledby="found">
      <h2 className="section-title" id="found">
        {services.length === 0 ? words.notFound(query) : words.found(services.length, query)}
      </h2>
      <ServiceLinks services={services} />
      {nearest.length > 0 && (
        <>
          <h3 className="mt-4 font-bold">{words.nearest}</h3>
          <ServiceLinks services={nearest} />
        </>
      )}
      {services.length === 0 && (
        <div className="mt-4">
          <Doors doors={[{ href: '/services/consultation', name: words.ask, hint: words.askHint }]} />
        </div>
      )}
      {services.length + nearest.length === 0 && (
        <>
          <h3 className="mt-4 font-bold">{words.stagesLabel}</h3>
          <StageNav at={path('/services')} />
        </>
      )}
      <p className="mt-4">
        <a href={path('/services')} className="tel">
          {words.all}
        </a>
      </p>
    </section>
  );
}
