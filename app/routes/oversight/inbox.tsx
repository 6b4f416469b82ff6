import type { LoaderFunctionArgs } from 'react-router';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { PINNED_CAUSES } from '#app/components/oversight/cause-sign.tsx';
import { type LeadLine, LeadTable } from '#app/components/oversight/lead-table.tsx';
import { type NoticeGroup, NoticeGroups } from '#app/components/oversight/notice-groups.tsx';
import { type OversightFrame, OversightPage } from '#app/components/oversight/oversight-page.tsx';
import { PageLinks } from '#app/components/oversight/page-links.tsx';
import { Section } from '#app/components/oversight/section.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { timeLeft } from '#app/domain/sla/time-left.ts';
import { oversightTexts } from '#app/i18n/index.ts';
import { openOversight } from '#app/routes/oversight/oversight-page.server.ts';
import { timesLeft } from '#app/use-cases/times-left.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import {
  listLeadReferrals,
  listNoticesByUnit,
  REFERRAL_PAGE_SIZE,
  type ReferralPart,
} from '#db/repositories/referrals.server.ts';

const words = oversightTexts.inbox;

type Inbox = {
  frame: OversightFrame;
  part: ReferralPart;
  page: number;
  hasMore: boolean;
  leads: LeadLine[];
  notices: { page: number; hasMore: boolean; groups: NoticeGroup[] };
};

export async function loader({ context, request }: LoaderFunctionArgs): Promise<Inbox> {
  const { ctx, frame } = await openOversight({ context, request });
  const { searchParams } = new URL(request.url);
  const part = searchParams.get('part') === 'done' ? 'done' : 'open';
  const page = pageOf(searchParams.get('page'));
  const noticesPage = pageOf(searchParams.get('notices'));
  const county = await getCountyRules(ctx.db);
  const { calendar } = currentRules(county);
  const { departmentId } = ctx.actor;
  const { leads: referrals, hasMore } = await listLeadReferrals(ctx.db, departmentId, { part, page });
  const dues = referrals.flatMap(({ caseId, dueAt }) => (dueAt ? [{ caseId, at: dueAt, version: null }] : []));
  const leftUntil = await timesLeft(ctx.db, { county, now: ctx.now }, dues);
  const leads = referrals.map(({ caseId, dueAt, ...lead }) => ({
    ...lead,
    due: dueAt && { at: dueAt, left: leftUntil({ caseId, at: dueAt, version: null }) },
  }));
  const units = part === 'open' && page === 1 ? await listNoticesByUnit(ctx.db, departmentId, noticesPage) : [];
  const groups = units.map(({ dueAt, ...group }) => ({
    ...group,
    due: dueAt && { at: dueAt, left: timeLeft(calendar, ctx.now, dueAt) },
  }));
  const notices = { page: noticesPage, hasMore: noticesPage * REFERRAL_PAGE_SIZE < frame.counts.notices, groups };
  return { frame, part, page, hasMore, leads, notices };
}

function pageOf(typed: string | null): number {
  return /^[1-9][0-9]{0,5}$/.test(typed ?? '') ? Number(typed) : 1;
}

/** Leads, retaliation on top whatever is due; below them the notices by unit. */
export default function OversightInbox({ loaderData }: { loaderData: Inbox }) {
  return (
    <OversightPage frame={loaderData.frame} tab={loaderData.part}>
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      {loaderData.part === 'done' ? <DoneLeads inbox={loaderData} /> : <OpenLeads inbox={loaderData} />}
    </OversightPage>
  );
}

function OpenLeads({ inbox }: { inbox: Inbox }) {
  const { frame, leads, page, hasMore } = inbox;
  const { counts } = frame;
  const retaliation = leads.filter((lead) => PINNED_CAUSES.includes(lead.cause));
  const others = leads.filter((lead) => !PINNED_CAUSES.includes(lead.cause));
  const titles = {
    retaliation: words.retaliation(counts.retaliation),
    leads: words.leads(counts.open - counts.retaliation),
  };
  return (
    <>
      {retaliation.length > 0 && (
        <Section id="retaliation" title={titles.retaliation} hint={words.retaliationHint} holdsTable>
          <LeadTable caption={titles.retaliation} rows={retaliation} />
        </Section>
      )}
      <Section id="leads" title={titles.leads} holdsTable>
        <LeadTable caption={titles.leads} rows={others} empty={words.noLeads} />
      </Section>
      <PageLinks label={titles.leads} page={page} hasMore={hasMore} hrefOf={(n) => `/oversight?page=${n}`} />
      {page === 1 && <Notices inbox={inbox} />}
    </>
  );
}

function Notices({ inbox }: { inbox: Inbox }) {
  const { page, hasMore, groups } = inbox.notices;
  const title = words.notices(inbox.frame.counts.notices);
  return (
    <Section id="notices" title={title} hint={words.noticesHint}>
      {groups.length > 0 && (
        <p>
          <a href="/oversight/notices">{words.answerNotices}</a>
        </p>
      )}
      <NoticeGroups groups={groups} />
      <PageLinks label={title} page={page} hasMore={hasMore} hrefOf={(n) => `/oversight?notices=${n}#notices`} />
    </Section>
  );
}

function DoneLeads({ inbox }: { inbox: Inbox }) {
  const { leads, page, hasMore } = inbox;
  return (
    <Section id="done" title={words.done} holdsTable>
      <LeadTable caption={words.done} rows={leads} empty={words.noDone} />
      <PageLinks label={words.done} page={page} hasMore={hasMore} hrefOf={(n) => `/oversight?part=done&page=${n}`} />
    </Section>
  );
}
