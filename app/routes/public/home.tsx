import type { LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { NoticeLink } from '#app/components/notice/notice-link.tsx';
import { Doors } from '#app/components/ui/doors.tsx';
import type { CountyRules } from '#app/domain/county-rules.ts';
import type { PublicNotice } from '#app/domain/public-notice.ts';
import { answerDays, clockRow, noticeDays, type SlaPolicy } from '#app/domain/sla/policy.ts';
import { formatDay, formatPaperDay, type Texts } from '#app/i18n/index.ts';
import { readNewestNotices } from '#app/use-cases/read-notices.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export const handle = { static: true };

/** Targets of the county's policy; null where it sets none, and then the page promises none. */
type Promises = {
  acceptanceDays: number | null;
  /** The shortest and the longest time for an answer, over all that a department is asked to answer. */
  answerDays: { least: number; most: number };
  receiptDays: number | null;
  contactHours: number | null;
  referralDays: number | null;
  /** The day `YYYY-MM-DD` from which they hold. */
  since: string;
};

type HomeData = { promises: Promises; notices: PublicNotice[] };

export async function loader({ context }: LoaderFunctionArgs): Promise<HomeData> {
  const rules = await getCountyRules(context.db);
  const policy = rules.policies.get(rules.policyVersion);
  if (!policy) throw new Error('the county has no policy in force');
  const notices = await readNewestNotices(context.db, context.clock());
  return { promises: promisesOf(policy, rules), notices };
}

function promisesOf(policy: SlaPolicy, { categories, policySince }: CountyRules): Promises {
  const answered = [...categories.values()].filter(({ kind, refer }) => kind === 'report' && !refer);
  const contact = clockRow(policy, 'first_contact', { kind: 'report' });
  return {
    acceptanceDays: clockRow(policy, 'acceptance', { kind: 'report' }).target,
    answerDays: answerDays(policy, answered),
    receiptDays: clockRow(policy, 'referral_receipt', { kind: 'report' }).target,
    contactHours: contact.unit === 'minutes' && contact.target !== null ? contact.target / 60 : null,
    referralDays: noticeDays(policy),
    since: policySince,
  };
}

export default function Home({ loaderData }: { loaderData: HomeData }) {
  const { texts } = useTexts();
  const { home } = texts;
  const doors = [
    { href: '/services', name: home.apply, hint: home.applyHint },
    { href: '/report', name: home.report, hint: home.reportHint },
    { href: '/track', name: home.track, hint: home.trackHint },
  ];
  return (
    <>
      <PageTitle title={home.title} />
      <div className="home-grid">
        <div>
          <h1 className="page-title">{home.question}</h1>
          <Doors doors={doors} />
          <CheckFirst />
        </div>
        <PromiseList promises={loaderData.promises} />
        {loaderData.notices.length > 0 && <NewestNotices notices={loaderData.notices} />}
      </div>
    </>
  );
}

/** Look first, decide then: what is charged or fined against the catalogue and the law. */
function CheckFirst() {
  const { texts, path } = useTexts();
  return (
    <p className="mt-4">
      <a href={path('/check')} className="tel">
        {texts.home.checkFirst}
      </a>
      <br />
      <a href={path('/road')} className="tel">
        {texts.home.onTheRoad}
      </a>
    </p>
  );
}

function PromiseList({ promises }: { promises: Promises }) {
  const { texts, locale, path } = useTexts();
  const { home } = texts;
  const rows = promiseRows(home, promises);
  // With its year: it may have been years ago.
  const since = formatDay(promises.since, locale, '');
  return (
    <section aria-labelledby="promises">
      <h2 className="section-title" id="promises">
        {home.promiseTitle}
      </h2>
      <dl>
        {rows.map((row) => (
          <div className="promise" key={row.text}>
            <dt>{row.term}</dt>
            <dd>{row.text}</dd>
          </div>
        ))}
      </dl>
      <p className="hint mt-3">
        {home.promiseNote}
        <span className="block">{home.promiseSince(since)}</span>
      </p>
      <p>
        <a href={path('/open')} className="tel">
          {home.results}
        </a>
        <br />
        <a href={path('/open/ledger')} className="tel">
          {home.ledger}
        </a>
        <br />
        <a href={path('/open/cases')} className="tel">
          {texts.cases.link}
        </a>
      </p>
    </section>
  );
}

function NewestNotices({ notices }: { notices: readonly PublicNotice[] }) {
  const { texts, locale, path } = useTexts();
  return (
    <section aria-labelledby="notices">
      <h2 className="section-title" id="notices">
        {texts.notices.title}
      </h2>
      <ul>
        {notices.map((notice) => (
          <li key={notice.id}>
            <NoticeLink notice={notice} />
            <span className="hint">{formatPaperDay(notice.shownOn, locale)}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={path('/notices')} className="tel">
          {texts.notices.all}
        </a>
      </p>
    </section>
  );
}

function promiseRows(home: Texts['home'], promises: Promises) {
  const { acceptanceDays, answerDays, receiptDays, contactHours, referralDays } = promises;
  const rows = [{ term: home.accusedTitle, text: home.accusedText }];
  if (referralDays !== null) rows.unshift({ term: home.promiseReferral(referralDays), text: home.promiseReferralText });
  rows.unshift({ term: home.promiseAnswer(answerDays.least, answerDays.most), text: home.promiseAnswerText });
  if (contactHours !== null) rows.unshift({ term: home.promiseContact(contactHours), text: home.promiseContactText });
  if (receiptDays !== null) {
    rows.unshift({ term: home.promiseAcceptance(receiptDays), text: home.promiseDisciplineText });
  }
  if (acceptanceDays !== null) {
    rows.unshift({ term: home.promiseAcceptance(acceptanceDays), text: home.promiseAcceptanceText });
  }
  return rows;
}
