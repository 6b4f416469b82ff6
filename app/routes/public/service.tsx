import { data, type LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { PapersList, ServiceFacts, WhoMayApply } from '#app/components/service/service-facts.tsx';
import type { ServicePageData } from '#app/components/service/service-page.ts';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { inLocale } from '#app/i18n/index.ts';
import { earlierApplication } from '#app/routes/public/apply-way.server.ts';
import { readServicePage } from '#app/routes/public/service-way.server.ts';

export const handle = { static: true };

/** `isBegun`: an application for it waits in this browser. */
type ServiceData = ServicePageData & { isBegun: boolean };

export async function loader({ context, params, request }: LoaderFunctionArgs): Promise<ServiceData> {
  const page = await readServicePage(context, params.id ?? '');
  if (!page) throw data(null, 404);
  const earlier = await earlierApplication(context, request);
  return { ...page, isBegun: earlier?.state === 'open' && earlier.service.id === page.service.id };
}

export default function ServicePage({ loaderData: page }: { loaderData: ServiceData }) {
  const { texts, locale, path } = useTexts();
  const words = texts.services;
  const { service } = page;
  const name = inLocale(locale, service.name);
  return (
    <div className="column">
      <PageTitle title={name} />
      <BackLink href={path('/services')}>{words.back}</BackLink>
      <h1 className="page-title">{name}</h1>
      <p>{inLocale(locale, service.summary)}</p>
      {service.closed ? <ClosedNotice page={page} /> : <StartBlock page={page} />}
      <ServiceFacts page={page} />
      <PapersList page={page} />
      <WhoMayApply page={page} />
      {!service.closed && (
        <p className="not-printed mt-4">
          <a href={path(`/services/${service.id}/written`)} className="tel">
            {texts.written.link}
          </a>
        </p>
      )}
      <p className="not-printed mt-4">
        <a href={path('/report')} className="tel">
          {words.report}
        </a>
      </p>
    </div>
  );
}

function StartBlock({ page: { service, isBegun } }: { page: ServiceData }) {
  const { texts, path } = useTexts();
  const { services: words, apply } = texts;
  return (
    <div className="not-printed mb-6 mt-4">
      <ButtonLink href={path(`/apply/${service.id}`)}>{isBegun ? apply.start.openLink : words.start}</ButtonLink>
      {isBegun ? (
        <p className="hint mt-2">{words.begunHint}</p>
      ) : (
        <p className="hint mt-2">
          {words.startHint} <a href={path('/apply/resume')}>{words.goOn}</a>
        </p>
      )}
    </div>
  );
}

function ClosedNotice({ page: { service, alternative } }: { page: ServicePageData }) {
  const { texts, locale, path } = useTexts();
  const words = texts.services;
  return (
    <div className="mt-4">
      <Notice tone="warn" title={words.closedTitle}>
        <p>{service.closed && inLocale(locale, service.closed.reason)}</p>
        {alternative && (
          <p>
            {words.alternative}{' '}
            <a href={path(`/services/${alternative.id}`)} className="tel">
              {inLocale(locale, alternative.name)}
            </a>
          </p>
        )}
      </Notice>
    </div>
  );
}
