import { DeskNotFound } from '#app/components/desk/desk-not-found.tsx';
import { AdminShell } from '#app/components/layout/admin-shell.tsx';
import { DeskShell } from '#app/components/layout/desk-shell.tsx';
import { type Again, useSite, useTexts } from '#app/components/layout/locale.tsx';
import { OversightShell } from '#app/components/layout/oversight-shell.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { PublicShell } from '#app/components/layout/public-shell.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { areaOfPath, type StaffArea } from '#app/domain/staff-area.ts';
import type { Texts } from '#app/i18n/index.ts';

type ErrorPageProps = { status: number; retrySeconds?: number };

type ErrorWords = { title: string; sentence: string };

/** One sentence, one way on, one phone number. Never the error itself. */
export function ErrorPage({ status, retrySeconds }: ErrorPageProps) {
  const { pathname } = useSite();
  const home = areaHome(pathname);
  // An unknown case and one that is not for the reader's unit are the same page to the byte.
  if (status === 404 && home === '/desk') return <DeskNotFound />;
  // Staff keep their frame, which is Chinese alone: no other language has these addresses.
  const Shell = home === undefined ? PublicShell : SHELLS[home];
  return (
    <Shell>
      <ErrorContent status={status} retrySeconds={retrySeconds} />
    </Shell>
  );
}

function ErrorContent({ status, retrySeconds }: ErrorPageProps) {
  const { texts, path } = useTexts();
  const { phone, requestId, pathname, again } = useSite();
  const { title, sentence } = again ? againWords(texts.errors, again) : errorWords(texts.errors, status, retrySeconds);
  return (
    <div className="column prose">
      <PageTitle title={title} />
      <h1 className="page-title">{title}</h1>
      <p>{sentence}</p>
      {again && <TryAgain again={again} />}
      {status >= 500 && <p className="hint">{texts.errors.incident(requestId)}</p>}
      <p>
        <ButtonLink href={areaHome(pathname) ?? path('/')} variant={again ? 'secondary' : 'primary'}>
          {texts.errors.home}
        </ButtonLink>
      </p>
      <p>
        <a href={`tel:${phone}`} className="tel">
          {texts.errors.phone(phone)}
        </a>
      </p>
    </div>
  );
}

/** The same form or the same page once more, with everything that was typed. */
function TryAgain({ again: { isForm, fields } }: { again: Again }) {
  const { texts } = useTexts();
  const { pathname, search } = useSite();
  const here = `${pathname}${search}`;
  if (!isForm) {
    return (
      <p>
        <ButtonLink href={here}>{texts.errors.openAgain}</ButtonLink>
      </p>
    );
  }
  if (!fields) return null;
  return (
    <form method="post" action={here}>
      {fields.map(({ name, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name may come several times, and the list never changes
        <input key={place} type="hidden" name={name} value={value} />
      ))}
      <Button>{texts.errors.sendAgain}</Button>
    </form>
  );
}

function againWords(errors: Texts['errors'], { isForm, fields }: Again): ErrorWords {
  const sentence = isForm ? (fields ? errors.lockedForm : errors.lockedBack) : errors.lockedPage;
  return { title: isForm ? errors.lockedTitle : errors.lockedPageTitle, sentence };
}

const SHELLS = { '/desk': DeskShell, '/oversight': OversightShell, '/admin': AdminShell } as const;

function areaHome(pathname: string): `/${StaffArea}` | undefined {
  const area = areaOfPath(pathname);
  return area && `/${area}`;
}

function errorWords(errors: Texts['errors'], status: number, retrySeconds?: number): ErrorWords {
  switch (status) {
    case 400:
    case 405:
      return { title: errors.badRequestTitle, sentence: errors.badRequest };
    case 401:
    case 403:
      return { title: errors.deniedTitle, sentence: errors.denied };
    case 404:
      return { title: errors.notFoundTitle, sentence: errors.notFound };
    case 410:
      return { title: errors.goneTitle, sentence: errors.gone };
    case 413:
      return { title: errors.tooLargeTitle, sentence: errors.tooLarge };
    case 429:
      return { title: errors.busyTitle, sentence: retrySeconds ? errors.busyFor(retrySeconds) : errors.busy };
    case 503:
      return { title: errors.unavailableTitle, sentence: errors.unavailable };
    default:
      return { title: errors.serverTitle, sentence: errors.server };
  }
}
