import { Messages, ReportText } from '#app/components/desk/case-text.tsx';
import type { StaffCaseView } from '#app/domain/case-view.ts';

/** The reporter's words and the messages, beside a form that decides about them. */
export function ReportAside({ view }: { view: StaffCaseView }) {
  if (!view.text) return null;
  return (
    <>
      <ReportText text={view.text} />
      {view.text.messages.length > 0 && <Messages messages={view.text.messages} />}
    </>
  );
}
