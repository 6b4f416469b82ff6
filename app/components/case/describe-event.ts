import type { EventOf } from '#app/components/case/case-facts.ts';
import { describeDateMove } from '#app/components/case/describe-date-move.ts';
import { describeJoint, helpSince } from '#app/components/case/describe-joint.ts';
import { describeOwnAct } from '#app/components/case/describe-own-act.ts';
import { actingUnit, type DescribedEvent, type EventWording } from '#app/components/case/event-wording.ts';
import type { Wording } from '#app/components/case/wording.ts';
import { queryLine } from '#app/components/report/next-lines.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { formatBytes } from '#app/i18n/index.ts';

/** An event as the investor reads it; null for what is not the investor's. What is not worded here is never shown. */
export function describeEvent(event: CaseEvent, wording: EventWording): DescribedEvent | null {
  const words = wording.texts.timeline;
  switch (event.type) {
    case 'investor_wrote':
      return { title: words.youWrote, message: event.message };
    case 'evidence_added':
      return {
        title: words.filesAdded(wording.texts.evidence.kind[event.kind], formatBytes(event.size, wording.locale)),
      };
    case 'query_served':
      return { title: words.queryServed };
    case 'basis_filed':
      return { title: words.queryAnswered };
    case 'presumption_recorded':
      return { title: words.presumed };
    case 'rated':
      return { title: words.rated(wording.texts.track.level[event.level]) };
    case 'step_fired':
      return describeStep(event, wording);
    default:
      return (
        describeIntake(event, wording) ??
        describeHandling(event, wording) ??
        describeJoint(event, wording) ??
        describeDateMove(event, wording) ??
        describeReferral(event, wording) ??
        describeOwnAct(event, wording)
      );
  }
}

function describeIntake(event: CaseEvent, wording: EventWording): DescribedEvent | null {
  const words = wording.texts.timeline;
  switch (event.type) {
    case 'case_opened':
      return { title: openedWords(event, wording), more: queryChoice(event, wording) };
    case 'unit_named':
      if (event.route === 'discipline') return { title: words.namedConduct };
      return { title: event.route === 'outside' ? words.namedOutside : words.named(wording.unitOf(event.lead)) };
    case 'protected_unit_named':
      return { title: words.closedToAll };
    case 'accepted':
      return { title: words.accepted(actingUnit(event, wording)), more: helpSince(event, wording) };
    case 'accepted_silently':
      return { title: words.acceptedSilently, more: helpSince(event, wording) };
    case 'refused':
      return { title: words.refused(actingUnit(event, wording)), message: event.message };
    case 'refusal_appealed':
      return { title: words.appealed };
    case 'appeal_decided':
      return {
        title: event.outcome === 'accepted' ? words.appealAccepted : words.appealUpheld,
        message: event.message,
      };
    case 'handed_off':
      if (event.to === '') return { title: words.handedOffNowhere, message: event.message ?? undefined };
      return {
        title: (event.silently ? words.handedOffSilently : words.handedOff)(event.to),
        message: event.message ?? undefined,
      };
    default:
      return null;
  }
}

function queryChoice(event: EventOf<'case_opened'>, { texts }: Wording): string | undefined {
  return event.queryUnits.length === 0 ? undefined : queryLine(event, texts);
}

function openedWords(event: EventOf<'case_opened'>, wording: EventWording): string {
  const words = wording.texts.timeline;
  if (event.asksWritten) return wording.texts.written.requested(wording.unitOf(event.lead));
  if (event.held) return wording.texts.hold.kept;
  if (event.kind === 'request') return words.requested(wording.unitOf(event.lead));
  switch (event.route) {
    case 'triage':
      return words.openedTriage;
    case 'outside':
      return words.openedOutside;
    case 'discipline':
      return words.openedConduct;
    case 'lead':
      return event.lead ? words.openedFor(wording.unitOf(event.lead)) : words.opened;
  }
}

function describeHandling(event: CaseEvent, wording: EventWording): DescribedEvent | null {
  const words = wording.texts.timeline;
  switch (event.type) {
    case 'message_sent':
      return {
        title: (event.progress ? words.progress : words.message)(actingUnit(event, wording)),
        message: event.message,
      };
    case 'question_asked':
      return {
        title: (event.pauses ? words.questionPauses : words.question)(actingUnit(event, wording)),
        message: event.message,
      };
    case 'question_answered':
      return { title: words.questionAnswered, message: event.message };
    case 'question_declined':
      return { title: words.questionDeclined };
    case 'pause_ended':
      return { title: event.early ? words.pauseEndedEarly : words.pauseEnded };
    case 'answered':
      return { title: answeredWords(event, wording), message: event.message };
    case 'became_unconfirmed':
      return { title: words.unconfirmed(wording.view.policy.ladder.afterAnswer.unconfirmedDays) };
    case 'verdict_given':
      return { title: words.verdict[event.verdict], more: words.verdictNext[event.next] };
    case 'review_decided':
      return { title: words.reviewed(words.reviewOutcome[event.outcome]), message: event.message };
    default:
      return null;
  }
}

/** Where no money is in the matter there is nothing to give back; what was asked for is done or not. */
function answeredWords(event: EventOf<'answered'>, wording: EventWording): string {
  const { answered, putRight, served } = wording.texts.timeline;
  if (wording.view.request?.ask) return wording.texts.written.answered[event.outcome](actingUnit(event, wording));
  if (wording.view.request) return served[event.outcome](actingUnit(event, wording));
  const isPutRight = event.outcome === 'returned' && wording.view.category?.amounts === false;
  return (isPutRight ? putRight : answered[event.outcome])(actingUnit(event, wording));
}

function describeReferral(event: CaseEvent, wording: EventWording): DescribedEvent | null {
  const words = wording.texts.timeline;
  switch (event.type) {
    case 'referred': {
      const why: Readonly<Record<string, string>> = words.referredWhy;
      // Without a reason of its own it is told already: by the report itself, or by what the investor asked for.
      return event.cause in why ? { title: words.referred, more: why[event.cause] } : null;
    }
    case 'referral_acknowledged':
      return { title: words.acknowledged };
    case 'referral_fed_back':
      return { title: words.fedBack, message: event.message };
    default:
      return null;
  }
}

/** Lights and orders from level 2 on; reminders inside the county are not the investor's, nor the accused's clock. */
export function describeStep(event: EventOf<'step_fired'>, wording: EventWording): DescribedEvent | null {
  const words = wording.texts.timeline;
  const kind = event.clock.split(':')[0] ?? '';
  if (event.action === 'show_higher_channel') return { title: words.higherShown };
  if (kind === 'legal_basis' || kind === 'duty' || kind.startsWith('referral_')) return null;
  switch (event.action) {
    case 'red_light':
      return {
        title: words.redLight(promiseOf(kind, wording)),
        more: event.duty ? explanationAsked(event, event.duty, wording) : undefined,
      };
    case 'supervision_order':
      return { title: words.order, more: event.duty ? words.orderDuty(event.duty.days) : undefined };
    case 'summons':
      return { title: words.summons, more: event.duty ? words.summonsDuty(event.duty.days) : undefined };
    default:
      return null;
  }
}

/** Who was told: the unit's head, or the hub where the unit has no head's account. */
function explanationAsked(
  { tells }: EventOf<'step_fired'>,
  { owner, days }: NonNullable<EventOf<'step_fired'>['duty']>,
  { texts: { timeline: words }, unitOf, view: { withoutHead } }: EventWording,
): string {
  const { units, hub } = withoutHead;
  if (!units.includes(owner) || hub === null || !tells.includes(hub.id)) return words.redLightDuty(days);
  return words.redLightDutyHub(unitOf(hub.id), unitOf(owner), days);
}

function promiseOf(kind: string, { texts, view }: EventWording): string {
  const promises: Readonly<Record<string, string>> = texts.timeline.promise;
  if (kind === 'acceptance' && view.route === 'outside') return texts.timeline.promise.hand_off;
  return promises[kind] ?? texts.timeline.promise.resolution;
}
