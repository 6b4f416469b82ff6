import { DateMovesPanel } from '#app/components/desk/date-moves-panel.tsx';
import { Papers } from '#app/components/staff/papers.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import { deskTexts } from '#app/i18n/index.ts';

const { withoutText, daysOnly } = deskTexts.jointActs;
const PARTS = ['named_owner', 'decides', 'co_handler', 'duty'] as const;

/** In place of the report, for whoever does not read it: why the case is here, and what the unit may read of it. */
export function WithoutText({ view }: { view: StaffCaseView }) {
  const sentences = PARTS.filter((part) => view.standing.includes(part)).map((part) => sentenceOf(part, view));
  if (view.may.includes('file_opinion') && view.papers.length === 0) sentences.push(withoutText.noQuestion);
  return (
    <>
      <Notice>
        {sentences.length === 0 ? deskTexts.case.toldNotice : sentences.map((words) => <p key={words}>{words}</p>)}
        {view.daysOnly && <p>{daysOnly}</p>}
      </Notice>
      <DateMovesPanel view={view} />
      <Papers view={view} />
    </>
  );
}

function sentenceOf(part: (typeof PARTS)[number], { may, papers, dateMoves }: StaffCaseView): string {
  if (part === 'decides' && dateMoves.decisions.length > 0) return deskTexts.dateMoves.panel.decides;
  if (part !== 'decides' || may.includes('rule')) return withoutText[part];
  // A pause or a procedure is decided without the papers of two sides.
  return papers.some(({ kind }) => kind === 'ruling') ? withoutText.decided : withoutText.decidesElse;
}
