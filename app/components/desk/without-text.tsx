import { Papers } from '#app/components/desk/papers.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import { deskTexts } from '#app/i18n/index.ts';

const { withoutText, daysOnly } = deskTexts.jointActs;
const PARTS = ['named_owner', 'decides', 'co_handler', 'duty'] as const;

/** In place of the report, for whoever does not read it: why the case is here, and what the unit may read of it. */
export function WithoutText({ view }: { view: StaffCaseView }) {
  const parts = PARTS.filter((part) => view.standing.includes(part));
  return (
    <>
      <Notice>
        {parts.length === 0 ? deskTexts.case.toldNotice : parts.map((part) => <p key={part}>{withoutText[part]}</p>)}
        {view.daysOnly && <p>{daysOnly}</p>}
      </Notice>
      <Papers view={view} />
    </>
  );
}
