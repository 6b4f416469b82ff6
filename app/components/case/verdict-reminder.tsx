import { useTexts } from '#app/components/layout/locale.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

export type ReminderWords = { title: string; body: string };

/** That an answer waits for the investor's word; over the page, since an anonymous reporter gets no mail. */
export function VerdictReminderNotice({ reminder }: { reminder: ReminderWords | null }) {
  const { path, texts } = useTexts();
  if (!reminder) return null;
  return (
    <Notice tone="warn" title={reminder.title}>
      <p>{reminder.body}</p>
      <p>
        <a href={path('/track/case/rate')}>{texts.reminder.link}</a>
      </p>
    </Notice>
  );
}
