import { DueIn } from '#app/components/desk/due-words.tsx';
import { caseHref, type QueuePlace } from '#app/components/desk/queue-place.ts';
import { DutyList } from '#app/components/staff/duty-list.tsx';
import type { DutyView } from '#app/domain/case-view.ts';
import { clockSlug } from '#app/domain/clock-explanation.ts';
import type { TimeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';

const texts = deskTexts.duty;

type DutySectionProps = {
  reference: string;
  place: QueuePlace;
  duties: readonly DutyView[];
  left: Record<string, TimeLeft>;
  daysOnly: boolean;
};

/** The duties on a case's page at the desk: what is asked of whom, and the way to record one's own. */
export function DutySection({ reference, place, duties, left, daysOnly }: DutySectionProps) {
  if (duties.length === 0) return null;
  const badgeOf = (duty: DutyView) => {
    const time = left[duty.clock];
    return duty.dueAt && !duty.doneAt && time && <DueIn dueAt={duty.dueAt} left={time} />;
  };
  return (
    <section aria-labelledby="duties">
      <h2 className="section-title" id="duties">
        {texts.title}
      </h2>
      <DutyList
        duties={duties}
        daysOnly={daysOnly}
        badgeOf={(duty) => badgeOf(duty) || undefined}
        actOf={(duty) => <DutyLink duty={duty} href={dutyHref(reference, place, duty)} />}
      />
    </section>
  );
}

export function dutyHref(reference: string, place: QueuePlace, duty: Pick<DutyView, 'clock'>): string {
  return caseHref(reference, place, { below: `duty/${clockSlug(duty.clock)}` });
}

function DutyLink({ duty, href }: { duty: DutyView; href: string }) {
  if (duty.doneAt !== null || !duty.isOwn) return null;
  if (!duty.mayDo) return <p className="hint">{texts.byHead}</p>;
  return <a href={href}>{wordFor(texts.doIt, duty.kind)}</a>;
}
