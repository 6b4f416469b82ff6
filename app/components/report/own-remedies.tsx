import { CalendarForm } from '#app/components/checker/remedy-list.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { LATE_PERCENT_A_DAY, type OwnRemedies } from '#app/domain/remedies.ts';
import { formatDay } from '#app/i18n/index.ts';

const CALENDAR_ID = 'remedy-days';
type Remedies = { remedies: OwnRemedies | null };

/** The remedies of the law run on while a report of a decision is handled here: until when, and where to work it out. */
export function OwnRemediesSection({ remedies }: Remedies) {
  return (
    <>
      <RemedyWords remedies={remedies} />
      <RemedyCalendar remedies={remedies} />
    </>
  );
}

/** The same within another form; its calendar file is asked for by `RemedyCalendar`, which stands outside of that. */
export function RemedyWords({ remedies }: Remedies) {
  const { texts, path } = useTexts();
  if (!remedies) return null;
  const { checker: words, track } = texts;
  return (
    <section aria-labelledby="remedies">
      <h2 className="section-title" id="remedies">
        {words.ownTitle}
      </h2>
      <p className="mb-2">{words.runOn}</p>
      {remedies.decidedOn ? (
        <LastDays {...remedies} decidedOn={remedies.decidedOn} />
      ) : (
        <>
          <p className="mb-2">{track.reconsideration}</p>
          <p className="mb-2">{track.litigation}</p>
        </>
      )}
      {remedies.isFine && <p className="mb-2">{track.firstReconsideration}</p>}
      {remedies.decidedOn && (
        <p className="my-4">
          <Button variant="secondary" form={CALENDAR_ID}>
            {words.toCalendar}
          </Button>
        </p>
      )}
      <p>
        <a href={path('/remedies')} className="tel">
          {texts.hold.remedyCheck}
        </a>
      </p>
    </section>
  );
}

function LastDays({ decidedOn, dates, today }: OwnRemedies & { decidedOn: string }) {
  const { texts, locale } = useTexts();
  const words = texts.checker;
  return (
    <>
      <p>{words.countedFrom(formatDay(decidedOn, locale, today))}</p>
      <ul className="mb-2 list-disc pl-6">
        {dates.map(({ remedy, lastOn, isOver, provisional }) => (
          <li key={remedy}>
            {words.remedy[remedy]}
            <time dateTime={lastOn} className="block font-bold">
              {(isOver ? words.over : words.lastDay)(formatDay(lastOn, locale, today))}
            </time>
            {remedy === 'payment' && <span className="hint block">{words.remedyText.payment(LATE_PERCENT_A_DAY)}</span>}
            {provisional && <span className="hint block">{words.provisional}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the button of the calendar file sends. */
export function RemedyCalendar({ remedies }: Remedies) {
  if (!remedies?.decidedOn) return null;
  return <CalendarForm id={CALENDAR_ID} decision={{ kind: 'ordinary', decidedOn: remedies.decidedOn }} />;
}
