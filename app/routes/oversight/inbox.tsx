import type { LoaderFunctionArgs } from 'react-router';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { type LeadLine, LeadTable } from '#app/components/oversight/lead-table.tsx';
import { type NoticeGroup, NoticeGroups } from '#app/components/oversight/notice-groups.tsx';
import { type OversightFrame, OversightPage } from '#app/components/oversight/oversight-page.tsx';
import { PageLinks } from '#app/components/oversight/page-links.tsx';
import { Section } from '#app/components/oversight/section.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { timeLeft } from '#app/domain/sla/time-left.ts';
import { oversightTexts } from '#app/i18n/index.ts';
import { openOversight } from '#app/routes/oversight/oversight-page.server.ts';
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
  pages: number;
  leads: LeadLine[];
  notices: NoticeGroup[];
};

export async function loader({ context, request }: LoaderFunctionArgs): Promise<Inbox> {
  const { ctx, frame } = await openOversight({ context, request });
  const { searchParams } = new URL(request.url);
  const part = searchParams.get('part') === 'done' ? 'done' : 'open';
  const pages = Math.max(1, Math.ceil(frame.counts[part] / REFERRAL_PAGE_SIZE));
  const page = Math.min(pages, pageOf(searchParams.get('page')));
  const { calendar } = currentRules(await getCountyRules(ctx.db));
  const referrals = await listLeadReferrals(ctx.db, ctx.actor.departmentId, { part, page });
  const leads = referrals.map(({ dueAt, ...lead }) => ({
    ...lead,
    due: dueAt && { at: dueAt, left: timeLeft(calendar, ctx.now, dueAt) },
  }));
  const notices = part === 'open' && page === 1 ? await listNoticesByUnit(ctx.db, ctx.actor.departmentId) : [];
  return { frame, part, page, pages, leads, notices };
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
  const { frame, leads, page, pages } = inbox;
  const { counts } = frame;
  const retaliation = leads.filter((lead) => lead.cause === 'category_L8');
  const others = leads.filter((lead) => lead.cause !== 'category_L8');
  return (
    <>
      {retaliation.length > 0 && (
        <Section id="retaliation" title={words.retaliation(counts.retaliation)} hint={words.retaliationHint}>
          <LeadTable caption={words.retaliation(counts.retaliation)} rows={retaliation} />
        </Section>
      )}
      <Section id="leads" title={words.leads(counts.open - counts.retaliation)}>
        <LeadTable caption={words.leads(counts.open - counts.retaliation)} rows={others} empty={words.noLeads} />
      </Section>
      <PageLinks page={page} pages={pages} hrefOf={(n) => `/oversight?page=${n}`} />
      {page === 1 && (
        <Section id="notices" title={words.notices(counts.notices)} hint={words.noticesHint}>
          <NoticeGroups groups={inbox.notices} />
        </Section>
      )}
    </>
  );
}

function DoneLeads({ inbox }: { inbox: Inbox }) {
  const title = words.done(inbox.frame.counts.done);
  return (
    <Section id="done" title={title}>
      <LeadTable caption={title} rows={inbox.leads} empty={words.noDone} />
      <PageLinks page={inbox.page} pages={inbox.pages} hrefOf={(n) => `/oversight?part=done&page=${n}`} />
    </Section>
  );
}
