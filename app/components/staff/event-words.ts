import { isJointEvent, jointEventWords } from '#app/components/staff/joint-event-words.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { deskTexts, formatBytes } from '#app/i18n/index.ts';
import { evidence as evidenceWords } from '#app/i18n/zh-CN/evidence.ts';
import { type AnswerSubject, offerWords, outcomeWords } from '#app/i18n/zh-CN/outcome-words.ts';

const texts = deskTexts.events;
const words = deskTexts.words;

/** The name of a unit by its code. */
export type NameOf = (unit: string | null) => string;

/** What an event says in one line, in the officers' words. Every type has words, or this does not compile. */
export function eventWords(
  event: Exclude<CaseEvent, { type: 'step_fired' }>,
  unitOf: NameOf,
  subject: AnswerSubject,
): string {
  if (isJointEvent(event)) return jointEventWords(event, unitOf);
  switch (event.type) {
    case 'case_opened':
      if (event.asksWritten) return texts.written_asked;
      return event.kind === 'request' ? texts.request_opened : texts.case_opened;
    case 'unit_named':
      return texts.unit_named(unitOf(event.lead));
    case 'refused':
      return texts.refused(words.refusalReasons[event.reason]);
    case 'refusal_appealed':
      return texts.refusal_appealed(unitOf(event.body));
    case 'appeal_decided':
      return event.outcome === 'accepted' ? texts.appeal_accepted : texts.appeal_upheld;
    case 'handed_off': {
      const to = event.to === '' ? texts.higher_body : event.to;
      return event.silently ? texts.handed_off_silently(to) : texts.handed_off(to);
    }
    case 'message_sent':
      return event.progress ? texts.progress_sent : texts.message_sent;
    case 'question_asked':
      return event.pauses ? texts.question_pauses : texts.question_asked;
    case 'pause_ended':
      return event.early ? texts.pause_ended_early : texts.pause_ended;
    case 'evidence_added':
      return texts.evidence_added(evidenceWords.kind[event.kind], formatBytes(event.size, 'zh-CN'));
    case 'query_served':
      return texts.query_served(unitOf(event.unit));
    case 'basis_filed':
      return event.refund
        ? texts.refund_offered(unitOf(event.unit), offerWords(subject.isAboutMoney))
        : texts.basis_filed(unitOf(event.unit));
    case 'presumption_recorded':
      return texts.presumption_recorded(unitOf(event.unit));
    case 'answered':
      return texts.answered(outcomeWords(subject)[event.outcome]);
    case 'answer_prepared':
      return texts.answer_prepared(outcomeWords(subject)[event.outcome]);
    case 'investor_reminded':
      return texts.investor_reminded(event.nth);
    case 'verdict_given':
      return verdictWords(event, unitOf);
    case 'rated':
      return texts.rated(words.ratings[event.level - 1] ?? '');
    case 'identity_added':
      return texts.identity_added[event.mode];
    case 'review_decided':
      return texts.review_decided(words.reviewOutcomes[event.outcome]);
    default:
      return texts[event.type];
  }
}

function verdictWords(event: Extract<CaseEvent, { type: 'verdict_given' }>, unitOf: NameOf): string {
  const line = texts.verdict[event.next](words.verdicts[event.verdict], unitOf(event.reviewBody));
  if (event.next !== 'cycle') return line;
  return `${line}，${event.sameOfficer ? texts.sameOfficer : texts.otherOfficer}`;
}
