import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
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
import { staffErrors } from '#app/i18n/zh-CN/staff-errors.ts';

type ErrorPageProps = { status: number; retrySeconds?: number };

type ErrorWords = { title: string; sentence: string };

/** One sentence, one way on, where to ask; in a hidden or anonymous flow the way out too. Never the error itself. */
export function ErrorPage({ status, retrySeconds }: ErrorPageProps) {
  const { pathname, isDiscreet = false } = useSite();
  const home = areaHome(pathname);
  // An unknown case and one that is not for the reader's unit are the same page to the byte.
  if (status === 404 && home === '/desk') return <DeskNotFound />;
  // Staff keep their frame, which is Chinese alone: no other language has these addresses.
  const content = <ErrorContent status={status} retrySeconds={retrySeconds} />;
  if (home === undefined) return <PublicShell exit={isDiscreet}>{content}</PublicShell>;
  const Shell = SHELLS[home];
  return <Shell>{content}</Shell>;
}

function ErrorContent({ status, retrySeconds }: ErrorPageProps) {
  const { texts, locale } = useTexts();
  const { requestId, again } = useSite();
  const errors = useErrorTexts();
  const { title, sentence } = again?.isLocked
    ? lockedWords(texts.errors, again)
    : errorWords(errors, status, retrySeconds);
  const kept = again ? keptWords(texts.errors, again) : [];
  const first = kept.length > 0 && status !== 429 && !again?.isLocked ? texts.errors.notSent : sentence;
  return (
    <div className="column prose">
      <PageTitle title={title} />
      <h1 className="page-title">{title}</h1>
      <p>
        <span data-why>{first}</span>
        {kept.map((words) => `${locale === 'zh-CN' ? '' : ' '}${words}`)}
      </p>
      <WaysOn again={again} />
      {status >= 500 && <p className="hint">{texts.errors.incident(requestId)}</p>}
      <WhereToAsk />
    </div>
  );
}

/** Staff see this page signed in: nobody else gets that far in their areas. */
function useErrorTexts(): Texts['errors'] {
  const { errors } = useTexts().texts;
  return areaHome(useSite().pathname) === undefined ? errors : { ...errors, ...staffErrors };
}

/** The phone; beside it the window that one can walk to, which is not for staff. */
function WhereToAsk() {
  const { errors, common } = useTexts().texts;
  const { pathname, phone, countySite } = useSite();
  const isStaff = areaHome(pathname) !== undefined;
  return (
    <>
      <p>
        <a href={`tel:${phone}`} className="tel">
          {errors.phone(phone)}
        </a>
      </p>
      {countySite.windowAddress && !isStaff && (
        <p>
          <MarkedChinese text={common.askAtWindow(countySite.windowAddress)} />
        </p>
      )}
    </>
  );
}

/** The same form or the same page once more, with everything that was typed; else home. One of them is the main one. */
function WaysOn({ again }: { again: Again | undefined }) {
  const { texts, path } = useTexts();
  const { pathname, search } = useSite();
  const here = `${pathname}${search}`;
  const { isLocked = false, isForm = false, fields = null, hasDraft = false } = again ?? {};
  const opens = hasDraft ? texts.errors.toStep : isLocked && !isForm ? texts.errors.openAgain : null;
  return (
    <div className="actions">
      {fields && <SendAgain to={here} fields={fields} />}
      {opens && (
        <ButtonLink href={here} variant={fields ? 'secondary' : 'primary'}>
          {opens}
        </ButtonLink>
      )}
      {!hasDraft && (
        <ButtonLink href={areaHome(pathname) ?? path('/')} variant={fields || opens ? 'secondary' : 'primary'}>
          {texts.errors.home}
        </ButtonLink>
      )}
    </div>
  );
}

function SendAgain({ to, fields }: { to: string; fields: NonNullable<Again['fields']> }) {
  const { texts } = useTexts();
  return (
    <form method="post" action={to}>
      {fields.map(({ name, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name may come several times, and the list never changes
        <input key={place} type="hidden" name={name} value={value} />
      ))}
      <Button>{texts.errors.sendAgain}</Button>
    </form>
  );
}

function lockedWords(errors: Texts['errors'], { isForm, fields }: Again): ErrorWords {
  const sentence = isForm ? (fields ? errors.lockedForm : errors.lockedBack) : errors.lockedPage;
  return { title: isForm ? errors.lockedTitle : errors.lockedPageTitle, sentence };
}

/** What is not lost, and only that. */
function keptWords(errors: Texts['errors'], { isLocked, fields, hasDraft }: Again): string[] {
  return [...(fields && !isLocked ? [errors.keptForm] : []), ...(hasDraft ? [errors.keptDraft] : [])];
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
