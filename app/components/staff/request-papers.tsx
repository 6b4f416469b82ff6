import { useDayOn } from '#app/components/desk/when.ts';
import type { RequestView } from '#app/domain/service/request-view.ts';
import { deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.request;

/** Who asks and how it is handled, which papers were handed in, which are at hand, and which are still missing. */
export function RequestPapers({ request }: { request: RequestView }) {
  if (request.ask) return <AskedAbout request={request} ask={request.ask} />;
  return (
    <>
      <p className="mt-3">
        {texts.applicants[request.applicant]} · {request.byAgent ? texts.byAgent : texts.bySelf}
      </p>
      {request.papers.length > 0 && (
        <>
          <h3 className="mt-3 font-bold">{texts.papers}</h3>
          <ul className="list-disc pl-6">
            {request.papers.map(({ name, isAtHand, files }) => (
              <li key={name.zh}>
                {name.zh}{' '}
                <span className="text-ink-2">
                  {files.length > 0 ? texts.handedIn(files.join('、')) : isAtHand ? texts.atHand : texts.missing}
                </span>
              </li>
            ))}
          </ul>
          <p className="hint">{texts.papersHint}</p>
        </>
      )}
    </>
  );
}

/** To what a written answer is asked for: a day and a window, or a request that does not go on. */
function AskedAbout({ request, ask }: { request: RequestView; ask: NonNullable<RequestView['ask']> }) {
  const { refusedOn, place, about } = ask;
  const words = texts.written;
  const dayOn = useDayOn();
  return (
    <div className="mt-3">
      <p>{texts.applicants[request.applicant]}</p>
      {about && <p>{words.about(about)}</p>}
      {refusedOn && <p>{words.refusedOn(dayOn(refusedOn))}</p>}
      {place && <p className="[overflow-wrap:anywhere]">{words.place(place)}</p>}
    </div>
  );
}
