import { Facts, Section } from '#app/components/oversight/section.tsx';
import type { NameOf } from '#app/components/staff/event-words.ts';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { Referral } from '#app/domain/case.ts';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import { deskTexts, oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.case;
const { conduct } = oversightTexts;

/** The page of each act on a lead. */
export const ACT_PATHS = {
  acknowledge: 'acknowledge',
  dispose: 'dispose',
  conclude: 'conclude',
  feed_back: 'feedback',
} as const;
export type ConductAct = keyof typeof ACT_PATHS;

type ConductPanelProps = { view: StaffCaseView; referrals: readonly Referral[]; nameOf: NameOf };

/** Where the conduct track stands and what discipline can do next. */
export function ConductPanel({ view, referrals, nameOf }: ConductPanelProps) {
  const acts = (Object.keys(ACT_PATHS) as ConductAct[]).filter((act) => view.may.includes(act));
  return (
    <Section id="conduct" title={words.conduct}>
      {referrals.map((referral) => (
        <article key={referral.kind}>
          <h3 className="font-bold">{conduct.kinds[referral.kind]}</h3>
          <Facts facts={referralFacts(referral, nameOf)} />
        </article>
      ))}
      {acts.length > 0 && (
        <p className="actions">
          {acts.map((act) => (
            <ButtonLink key={act} href={`/oversight/c/${view.reference}/${ACT_PATHS[act]}`}>
              {words.acts[act]}
            </ButtonLink>
          ))}
        </p>
      )}
      {acts.length === 0 && hasLead(referrals) && <p className="hint">{words.noActs}</p>}
      {view.may.includes('answer_notice') && (
        <p>
          <a href="/oversight/notices">{words.noticeOnly}</a>
        </p>
      )}
    </Section>
  );
}

function hasLead(referrals: readonly Referral[]): boolean {
  return referrals.some((referral) => referral.kind === 'lead');
}

function referralFacts(referral: Referral, nameOf: NameOf) {
  const facts = referral.causes.map(({ cause, unit, at }, index) => ({
    term: index === 0 ? words.cause : `${words.cause} ${index + 1}`,
    value: (
      <>
        {words.causeAt(conduct.causes[cause], unit === null ? null : nameOf(unit))}{' '}
        <span className="nowrap text-ink-2">
          <Moment at={at} withTime />
        </span>
      </>
    ),
  }));
  const add = (term: string, at: Date | null, said: string | null = null) => {
    if (!at) return;
    const value = (
      <>
        {said !== null && `${said} `}
        <span className={said === null ? undefined : 'text-ink-2'}>
          <Moment at={at} withTime />
        </span>
      </>
    );
    facts.push({ term, value });
  };
  add(conduct.events.referral_acknowledged, referral.acknowledgedAt);
  add(words.disposal, referral.disposedAt, referral.disposal && conduct.disposals[referral.disposal]);
  add(words.finding, referral.concludedAt, referral.finding && conduct.findings[referral.finding]);
  if (referral.kind === 'notice') {
    add(words.noticeAnswer, referral.fedBackAt, referral.answer && deskTexts.words.noticeOutcomes[referral.answer]);
  } else add(conduct.events.referral_fed_back, referral.fedBackAt);
  return facts;
}
