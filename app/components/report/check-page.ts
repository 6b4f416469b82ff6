import type { FeeOption } from '#app/components/report/step-page.ts';
import type { Department } from '#app/domain/department.ts';
import type { HoldDays } from '#app/domain/hold-answer.ts';
import type { QuerySubject } from '#app/domain/query-subject.ts';
import type { ReceiptDates } from '#app/domain/receipt.ts';
import type { OwnRemedies, RunningRemedies } from '#app/domain/remedies.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';

type Name = Department['name'];
type UnitName = Pick<Department, 'id' | 'name'>;

/**
 * The query as everybody may agree to it, and about how many firms it could mean; null: too few are known for a number.
 * `items`: the same naming the catalogue items, offered where that could mean enough firms too.
 */
type QueryOffer = {
  units: readonly Name[];
  subject: QuerySubject;
  about: number | null;
  items: { subject: QuerySubject; about: number } | null;
  basisDays: number;
};

/** What the check page shows: the answers, where they go, and what is still to be agreed to. */
export type CheckPage = {
  showExit: boolean;
  answers: ReportAnswers;
  files: readonly { name: string; size: number }[];
  group: Name;
  category: Name | null;
  accused: readonly UnitName[];
  items: readonly FeeOption[];
  today: string;
  dates: ReceiptDates;
  hub: Name;
  /** Units that will help with it: they see its kind and how it goes. */
  helpers: readonly Name[];
  /** Whom the accused units' query would go to, about what; null where none is asked. */
  query: QueryOffer | null;
  /** All accused outside the county's reach: the bodies above them, as named in the county's data (Chinese). */
  outside: { higher: readonly string[] } | null;
  /** Until when it can be kept for others to hold one too, and what runs on meanwhile; null where it cannot. */
  hold: (HoldDays & { remedies: RunningRemedies }) | null;
  /** What the law offers besides, and runs on; null where no decision can stand behind it. */
  remedies: OwnRemedies | null;
  lastHref: string;
  /** Digest of all that is agreed to by sending: the answers, where they go, both wordings of the query. */
  shown: string;
};
