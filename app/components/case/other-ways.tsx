import type { TrackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

type OtherWaysProps = { page: Pick<TrackedCasePage, 'hotlines' | 'showsHigherChannel' | 'waysOfLaw' | 'refusal'> };

const HIGHER_LINE = '12388';

/** What is left outside this portal: why it was refused, whom to call, the higher channel, the remedies of the law. */
export function OtherWays({ page }: OtherWaysProps) {
  const { texts, path } = useTexts();
  const words = texts.track;
  return (
    <>
      {page.refusal && (
        <Notice title={words.refusalTitle}>
          <p>{page.refusal}</p>
        </Notice>
      )}
      {page.hotlines.length > 0 && (
        <Notice title={words.hotlinesTitle}>
          <ul>
            {page.hotlines.map(({ name, number }) => (
              <li key={`${name} ${number}`}>
                {name} <PhoneLink number={number} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {page.showsHigherChannel && (
        <Notice title={words.higherTitle}>
          <p>{words.higher}</p>
          <p>
            <PhoneLink number={HIGHER_LINE} />
          </p>
        </Notice>
      )}
      {page.waysOfLaw && (
        <Notice title={words.remediesTitle}>
          <p>{words.reconsideration}</p>
          <p>{words.litigation}</p>
          <ul>
            {page.waysOfLaw.days.map((day) => (
              <li key={day}>{day}</li>
            ))}
          </ul>
          {page.waysOfLaw.provisional && <p>{page.waysOfLaw.provisional}</p>}
          <p>{page.waysOfLaw.counted}</p>
          <p>{words.firstReconsideration}</p>
          <p>{words.remediesRun}</p>
          <p>
            <a href={path('/remedies')} className="tel">
              {texts.hold.remedyCheck}
            </a>
          </p>
        </Notice>
      )}
    </>
  );
}

function PhoneLink({ number }: { number: string }) {
  return (
    <a href={`tel:${number}`} className="tel">
      {number}
    </a>
  );
}
