import type { LoaderFunctionArgs } from 'react-router';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import type { Column } from '#app/components/ui/data-table.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { InThreeLanguages } from '#app/i18n/index.ts';
import { inLocale } from '#app/i18n/index.ts';
import { listServiceCategories } from '#db/repositories/categories.server.ts';

export const handle = { static: true };

type Service = {
  code: string;
  name: InThreeLanguages;
  days: number;
  lead: { id: string; name: InThreeLanguages };
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
            {words.phoneNote(phone)}{' '}
            <a href={`tel:${phone}`} className="tel">
              {texts.common.phoneLine(phone)}
            </a>
          </p>
        </Notice>
      </div>
      <ServiceTable services={loaderData.services} />
      <p>
        <a href={path('/report')} className="tel">
          {words.report}
        </a>
      </p>
    </>
  );
}

function ServiceTable({ services }: { services: readonly Service[] }) {
  const { texts, locale } = useTexts();
  const words = texts.services;
  const columns: Column<Service>[] = [
    { key: 'name', head: words.name, cell: (service) => inLocale(locale, service.name), isRowHead: true },
    { key: 'lead', head: words.department, cell: (service) => inLocale(locale, service.lead.name) },
    {
      key: 'days',
      head: words.days,
      cell: (service) => <span className="sm:whitespace-nowrap">{texts.common.workingDays(service.days)}</span>,
      isNumber: true,
    },
  ];
  return (
    <DataTable
      caption={words.caption}
      columns={columns}
      rows={services}
      rowKey={(service) => service.code}
      empty={words.empty}
    />
  );
}
