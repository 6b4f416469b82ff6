import { useTexts } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';
import type { Service } from '#app/domain/service/service.ts';
import { inLocale } from '#app/i18n/index.ts';

export type ListedApplication = { submissionId: string; service: Service['name'] };
type ListedApplicationsProps = { applications: readonly ListedApplication[]; openHere: Service['name'] | null };

/** What is not sent yet: kept by the account, and what this browser has open beside it. */
export function ListedApplications({ applications, openHere }: ListedApplicationsProps) {
  const { texts, locale, path } = useTexts();
  const { account: words } = texts;
  if (applications.length === 0 && !openHere) return null;
  return (
    <section aria-labelledby="applications">
      <h2 className="section-title" id="applications">
        {words.applications}
      </h2>
      <ul>
        {applications.map(({ submissionId, service }) => (
          <li key={submissionId} className="mb-6">
            <p>{inLocale(locale, service)}</p>
            <form method="post" action={path('/me')} className="mt-2">
              <input type="hidden" name="application" value={submissionId} />
              <Button variant="secondary" name="intent" value="resume">
                {words.resume}
                <span className="sr-only"> {inLocale(locale, service)}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {openHere && (
        <form method="post" action={path('/me')} className="mb-6">
          <p className="mb-2">{words.openHere(inLocale(locale, openHere))}</p>
          <Button variant="secondary" name="intent" value="keep">
            {words.keepHere}
          </Button>
          <p className="hint mt-2">{words.keepHint}</p>
        </form>
      )}
    </section>
  );
}
