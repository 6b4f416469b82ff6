import { useSite } from '#app/components/layout/locale.tsx';
import { ClockExplanation } from '#app/components/sla/clock-explanation.tsx';
import { explainedPage } from '#app/components/sla/explained-page.ts';
import { staffClockName, staffClockWords } from '#app/components/sla/staff-clock.tsx';
import { historyClocks, type RequestHistory } from '#app/domain/service/request-history.ts';
import { deskTexts, formatDateTime } from '#app/i18n/index.ts';

const texts = deskTexts.request;

/** How the request went that has become this report, day by day, as it stood then. */
export function PinnedHistory({ history }: { history: RequestHistory }) {
  const { timeZone } = useSite();
  const now = new Date(history.madeAt);
  return (
    <section aria-labelledby="history">
      <h3 className="mt-3 font-bold" id="history">
        {texts.history(history.reference, history.service.zh)}
      </h3>
      <p>
        {history.unit.name.zh} · {texts.why[history.why]}
      </p>
      <p className="hint">{texts.historyAt(formatDateTime(now, 'zh-CN', timeZone))}</p>
      {historyClocks(history).map((view) => {
        const { clock } = view;
        const name = staffClockName(clock.key);
        const wording = { words: staffClockWords(clock.kind), locale: 'zh-CN' as const, timeZone, now };
        return (
          <details key={clock.key}>
            <summary className="cursor-pointer py-1">{name}</summary>
            <ClockExplanation page={explainedPage(view, name, wording)} />
          </details>
        );
      })}
    </section>
  );
}
