import type { Department } from '#app/domain/department.ts';
import type { ApplicantKind, Service } from '#app/domain/service/service.ts';
import type { QuarterFigures } from '#app/domain/service/service-figures.ts';
import { type InThreeLanguages, inLocale, type Locale, type Texts } from '#app/i18n/index.ts';

export type ServiceUnit = Pick<Department, 'id' | 'name' | 'phone'>;

/** What is promised where somebody applies now, in working days. */
export type ServicePromise = { acceptDays: number; answerDays: number };

/** One service as its page shows it. */
export type ServicePageData = {
  service: Service;
  unit: ServiceUnit;
  promise: ServicePromise;
  quarter: QuarterFigures;
  /** The county's agent could run the errands for it. */
  hasAgent: boolean;
  alternative: { id: string; name: InThreeLanguages } | null;
};

/** A service as a row of the list. */
export type ServiceRow = Pick<Service, 'id' | 'stage' | 'name'> & { isClosed: boolean; unit: InThreeLanguages };

/** Who may apply, one line each. */
export function applicantWords(kinds: readonly ApplicantKind[], texts: Texts): string {
  return kinds.map((kind) => texts.services.applicants[kind]).join('\n');
}

/** How long it takes: what is promised, what the law says, each a sentence. */
export function limitLines({ service, promise }: ServicePageData, texts: Texts, locale: Locale): string[] {
  const { services, common } = texts;
  const { legal } = service;
  const days = legal && (legal.unit === 'working' ? common.workingDays : services.calendarDays)(legal.days);
  const law = legal && days ? services.legal(days, inLocale(locale, legal.basis)) : services.noLegal;
  if (service.closed) return [law];
  const { acceptDays, answerDays } = promise;
  return [services.accept(common.workingDays(acceptDays)), services.answer(common.workingDays(answerDays)), law];
}

/** What the last quarter was really like. */
export function quarterLines(quarter: QuarterFigures, { services, common }: Texts): string[] {
  if (quarter.kind !== 'median') return [services[quarter.kind]];
  const days = quarter.days < 1 ? services.sameDay : common.workingDays(quarter.days);
  return [services.median(days), services.onTime(quarter.onTime, quarter.answered)];
}
