import { useTexts } from '#app/components/layout/locale.tsx';
import type { ServiceRow } from '#app/components/service/service-page.ts';
import { SERVICE_STAGES } from '#app/domain/service/service.ts';
import { inLocale } from '#app/i18n/index.ts';

/** Services by the stage of a project's life; stages without any are left out. */
export function StagesOfServices({ services }: { services: readonly ServiceRow[] }) {
  const { texts } = useTexts();
  const stages = SERVICE_STAGES.map((stage) => ({
    stage,
    services: services.filter((service) => service.stage === stage),
  }));
  return stages
    .filter(({ services }) => services.length > 0)
    .map(({ stage, services }) => (
      <section key={stage} aria-labelledby={stage}>
        <h2 className="section-title" id={stage}>
          {texts.services.stages[stage]}
        </h2>
        <ServiceLinks services={services} />
      </section>
    ));
}

/** Plain links to service pages, with the unit that handles each. */
export function ServiceLinks({ services }: { services: readonly ServiceRow[] }) {
  const { texts, locale, path } = useTexts();
  return (
    <ul className="service-links">
      {services.map((service) => (
        <li key={service.id}>
          <a href={path(`/services/${service.id}`)} className="tel">
            {inLocale(locale, service.name)}
          </a>{' '}
          <span className="inline-block text-hint text-ink-2">
            {service.isClosed ? texts.services.closed : inLocale(locale, service.unit)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The ways to a stage of the list: below, or `at` its own page. */
export function StageNav({ at = '' }: { at?: string }) {
  const { texts } = useTexts();
  return (
    <nav aria-label={texts.services.stagesLabel}>
      <ul className="stage-nav">
        {SERVICE_STAGES.map((stage) => (
          <li key={stage}>
            <a href={`${at}#${stage}`} className="tel">
              {texts.services.stages[stage]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
