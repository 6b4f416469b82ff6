import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { NewTag } from '#app/components/case/new-tag.tsx';
import type { HistoryEntry } from '#app/components/case/tracked-case-page.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import { Timeline } from '#app/components/ui/timeline.tsx';

/** What happened, in the order given, each with its instant; what can be read of it is in the thread. */
export function CaseTimeline({ entries }: { entries: readonly HistoryEntry[] }) {
  const { texts } = useTexts();
  return (
    <Timeline
      entries={entries.map((entry) => ({
        key: entry.key,
        title: (
          <>
            {entry.isNew && <NewTag />}
            <MarkedChinese text={entry.title} />
          </>
        ),
        meta: <Moment at={entry.at} withTime />,
        body: (entry.more || entry.message !== undefined) && (
          <>
            {entry.more && <p>{entry.more}</p>}
            {entry.message !== undefined && (
              <a href={`#m-${entry.message}`} className="tel">
                {texts.track.readMessage}
              </a>
            )}
          </>
        ),
      }))}
    />
  );
}
