import type { ReactNode } from 'react';
import { type ActPreview, ActPreviewList } from '#app/components/desk/act-preview-list.tsx';
import { useWhen } from '#app/components/desk/when.ts';
import type { CaseStatus } from '#app/domain/case.ts';
import { deskTexts } from '#app/i18n/index.ts';

/** Where the case would go by the hub's choice, in names, and what that does. */
export type PlannedTriage = {
  kind: 'lead' | 'outside' | 'discipline' | 'protected';
  /** Who would lead; null where nobody in the county does. */
  lead: string | null;
  accused: string[];
  /** The bodies that an outside matter is handed to; '' where none is on record. */
  higher: string;
  effect: ActPreview;
  answer: { days: number; by: Date | null } | null;
};

type TriagePlannedProps = { plan: PlannedTriage; statusNow: CaseStatus; confirm: ReactNode };

/** Who will handle it, what the investor will see and what the clocks do, with the button that confirms it. */
export function TriagePlanned({ plan, statusNow, confirm }: TriagePlannedProps) {
  const texts = deskTexts.acts.triage;
  return (
    <div role="status">
      <ActPreviewList
        effect={{
          label: texts.planTitle,
          lead: <PlanWords plan={plan} />,
          preview: plan.effect,
          footer: <div className="actions !mb-0">{confirm}</div>,
        }}
        statusNow={statusNow}
      />
    </div>
  );
}

function PlanWords({ plan }: { plan: PlannedTriage }) {
  const texts = deskTexts.acts.triage;
  const when = useWhen();
  const { kind, accused, answer } = plan;
  const lead = plan.lead ?? '';
  const words = {
    lead: texts.planLead(lead),
    outside: texts.planOutside(lead, plan.higher),
    discipline: texts.planDiscipline,
    protected: texts.planProtected,
  }[kind];
  return (
    <>
      <span className="block">{words}</span>
      {kind !== 'protected' && (
        <span className="block">{accused.length > 0 ? texts.accused(accused.join('、')) : texts.nobody}</span>
      )}
      {answer && <span className="block">{texts.answer(answer.days, answer.by && when(answer.by))}</span>}
    </>
  );
}
