import { DueIn } from '#app/components/desk/due-words.tsx';
import { caseHref, type QueuePlace } from '#app/components/desk/queue-place.ts';
import { ClockLink } from '#app/components/sla/staff-clock.tsx';
import { DutyList } from '#app/components/staff/duty-list.tsx';
import type { ClockView, DutyView } from '#app/domain/case-view.ts';
import { clockSlug } from '#app/domain/clock-explanation.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';

const texts = deskTexts.duty;

type DutySectionProps = {
  reference: string;
  place: QueuePlace;
  duties: readonly DutyView[];
  /** Their clocks, among those of the case. */
  clocks: readonly ClockView[];
  daysOnly: boolean;
};

/** The duties on a case's page at the desk: what is asked of whom, the way to record one's own, and folded what was done. */
export function DutySection({ reference, place, duties, clocks, daysOnly }: DutySectionProps) {
  if (duties.length === 0) return null;
  const badgeOf = (duty: DutyView) => {
    const left = clocks.find(({ key }) => key === duty.clock)?.left;
    return duty.dueAt && !duty.doneAt && left && <DueIn dueAt={duty.dueAt} left={left} />;
  };
  const actOf = (duty: DutyView) => {
    const clock = clocks.find(({ key }) => key === duty.clock);
    return (
      <>
        <DutyLink duty={duty} href={dutyHref(reference, place, duty)} />{' '}
        {clock && !clock.daysOnly && (
          <ClockLink clock={clock} href={`/desk/t/${reference}/clock/${clockSlug(duty.clock)}`} />
        )}
      </>
    );
  };
  const shown = { daysOnly, actOf, badgeOf: (duty: DutyView) => badgeOf(duty) || undefined };
  const [open, done] = [duties.filter(({ doneAt }) => !doneAt), duties.filter(({ doneAt }) => doneAt)];
  return (
    <section aria-labelledby="duties">
      <h2 className="section-title" id="duties">
        {texts.title}
      </h2>
      {open.length > 0 && <DutyList duties={open} {...shown} />}
      {done.length > 0 && (
        <details>
          <summary className="py-1">{texts.doneOnes(done.length)}</summary>
          <DutyList duties={done} {...shown} />
        </details>
      )}
    </section>
  );
}

export function dutyHref(reference: string, place: QueuePlace, duty: Pick<DutyView, 'clock'>): string {
  return caseHref(reference, place, { below: `duty/${clockSlug(duty.clock)}` });
}

function DutyLink({ duty, href }: { duty: DutyView; href: string }) {
  if (duty.doneAt !== null || !duty.isOwn) return null;
  if (!duty.mayDo) return <span className="text-desk-hint text-ink-2">{texts.byHead}</span>;
  return <a href={href}>{wordFor(texts.doIt, duty.kind)}</a>;
}
