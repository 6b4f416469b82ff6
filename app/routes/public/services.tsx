import type { LoaderFunctionArgs } from 'react-router';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { InThreeLanguages } from '#app/i18n/index.ts';
import { inLocale } from '#app/i18n/index.ts';
import { listServiceCategories } from '#db/repositories/categories.server.ts';

export const handle = { static: true };

type Service = {
  code: string;
  name: InThreeLanguages;
  days: number;
  lead: { id: string; name: InThreeLanguages; phone: string | null };
};

export async function loader({ context }: LoaderFunctionArgs): Promise<{ services: Service[] }> {
  return { services: await listServiceCategories(context.db) };
}

export default function Services({ loaderData }: { loaderData: { services: Service[] } }) {
  const { texts, path } = useTexts();
  const { phone } = useSite();
  const words = texts.services;
  return (
    <>
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      <div className="prose column">
        <p>{words.lead}</p>
        <Notice>
          <p>{words.soon}</p>
          <p>
            {words.phoneNote}{' '}
            <a href={`tel:${phone}`} className="tel">
              {texts.common.phoneLine(phone)}
            </a>
          </p>
        </Notice>
      </div>
      <ServiceList services={loaderData.services} />
      <p>
        <a href={path('/report')} className="tel">
          {words.report}
        </a>
      </p>
    </>
  );
}

function ServiceList({ services }: { services: readonly Service[] }) {
  const { texts, locale } = useTexts();
  const { phone } = useSite();
  return (
    <section aria-labelledby="services">
      <h2 className="section-title" id="services">
        {texts.services.caption}
      </h2>
      <dl className="summary-list">
        {services.map((service) => (
          <div className="summary-row" key={service.code}>
            <dt className="summary-term">{inLocale(locale, service.name)}</dt>
            <dd className="max-sm:col-span-2">
              {inLocale(locale, service.lead.name)}{' '}
              <a href={`tel:${service.lead.phone ?? phone}`} className="tel">
                {service.lead.phone ?? phone}
              </a>
            </dd>
            <dd className="max-sm:col-span-2">{texts.services.within(texts.common.workingDays(service.days))}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
