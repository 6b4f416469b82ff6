import type { CaseEvent } from '#app/domain/case-event.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import { deskTexts, oversightTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';
import { outcomeWords } from '#app/i18n/zh-CN/outcome-words.ts';

const { events, words } = deskTexts;
const { conduct } = oversightTexts;

/** The name of a unit by its code. */
export type NameOf = (unit: string | null) => string;

/** What an event says in one line. Every type has words, or this does not compile. */
export function eventTitle(event: CaseEvent, nameOf: NameOf, isAboutMoney: boolean): string {
  switch (event.type) {
    case 'case_opened':
    case 'accepted':
    case 'accepted_silently':
    case 'question_answered':
    case 'question_declined':
    case 'pause_ended':
    case 'investor_wrote':
    case 'became_unconfirmed':
      return events[event.type];
    case 'unit_named':
      return events.unit_named(nameOf(event.lead));
    case 'refused':
      return events.refused(words.refusalReasons[event.reason]);
    case 'refusal_appealed':
      return events.refusal_appealed(nameOf(event.body));
    case 'appeal_decided':
      return event.outcome === 'accepted' ? events.appeal_accepted : events.appeal_upheld;
    case 'handed_off':
      return handOffTitle(event);
    case 'message_sent':
      return event.progress ? events.progress_sent : events.message_sent;
    case 'question_asked':
      return event.pauses ? events.question_pauses : events.question_asked;
    case 'investor_reminded':
      return events.investor_reminded(event.nth);
    case 'rated':
      return events.rated(words.ratings[event.level - 1] ?? String(event.level));
    case 'step_fired':
      return events.step_fired(clockName(event.clock), wordFor(words.ladder, event.action));
    case 'verdict_given':
      return verdictTitle(event, nameOf);
    case 'answer_prepared':
      return events.answer_prepared(outcomeWords(isAboutMoney)[event.outcome]);
    case 'answered':
      return events.answered(outcomeWords(isAboutMoney)[event.outcome]);
    default:
      return titleWithUnit(event, nameOf);
  }
}

type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;

function titleWithUnit(
  event: Of<
    | 'query_served'
    | 'basis_filed'
    | 'presumption_recorded'
    | 'review_decided'
    | 'referred'
    | 'protected_unit_named'
    | 'referral_acknowledged'
    | 'referral_disposed'
    | 'referral_concluded'
    | 'referral_fed_back'
  >,
  nameOf: NameOf,
): string {
  switch (event.type) {
    case 'query_served':
      return events.query_served(nameOf(event.unit));
    case 'basis_filed':
      return event.refund ? events.refund_offered(nameOf(event.unit)) : events.basis_filed(nameOf(event.unit));
    case 'presumption_recorded':
      return events.presumption_recorded(nameOf(event.unit));
    case 'review_decided':
      return events.review_decided(words.reviewOutcomes[event.outcome]);
    default:
      return conductTitle(event);
  }
}

/** Discipline reads in full what departments are not shown. */
function conductTitle(
  event: Of<
    | 'referred'
    | 'protected_unit_named'
    | 'referral_acknowledged'
    | 'referral_disposed'
    | 'referral_concluded'
    | 'referral_fed_back'
  >,
): string {
  switch (event.type) {
    case 'referred':
      return conduct.events.referred(conduct.kinds[event.kind], conduct.causes[event.cause]);
    case 'referral_disposed':
      return conduct.events.referral_disposed(conduct.disposals[event.disposal]);
    case 'referral_concluded':
      return conduct.events.referral_concluded(conduct.findings[event.finding]);
    default:
      return conduct.events[event.type];
  }
}

function handOffTitle(event: Of<'handed_off'>): string {
  const to = event.to === '' ? events.higher_body : event.to;
  return event.silently ? events.handed_off_silently(to) : events.handed_off(to);
}

function verdictTitle(event: Of<'verdict_given'>, nameOf: NameOf): string {
  const verdict = words.verdicts[event.verdict];
  const title =
    event.next === 'review'
      ? events.verdict.review(verdict, nameOf(event.reviewBody))
      : events.verdict[event.next](verdict);
  if (event.next !== 'cycle') return title;
  return `${title}。${event.sameOfficer ? events.sameOfficer : events.otherOfficer}`;
}

/** `resolution:2` → 答复. */
export function clockName(key: string): string {
  const kind = key.split(':')[0] as ClockKind;
  return wordFor(words.clocks, kind);
}
