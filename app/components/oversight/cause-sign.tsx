import { Icon, type IconName } from '#app/components/ui/icon.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';
import type { ReferralCause } from '#app/domain/case-event.ts';
import { oversightTexts } from '#app/i18n/index.ts';

const ICON_OF: Record<ReferralCause, IconName> = {
  category_L8: 'triangle',
  retaliation_reported: 'triangle',
  pressure_reported: 'triangle',
  category_L5: 'circle',
  favours_reported: 'circle',
  review_found_misconduct: 'arrow',
  no_basis: 'cross-circle',
  third_notice: 'hourglass',
  notice_taken_up: 'arrow',
  reporter_leaked: 'circle',
  record_falsified: 'circle',
  special_report: 'arrow',
  not_handled_reported: 'hourglass',
  wrong_result_reported: 'arrow',
  ladder_level_5: 'hourglass',
};

/** Retaliation and pressure on who reported: on top of the inbox, whatever is due. */
export const PINNED_CAUSES: readonly ReferralCause[] = ['category_L8', 'retaliation_reported', 'pressure_reported'];

/** Why a case came to discipline: a sign and its word. Red stays with time, so retaliation is set off by its tag. */
export function CauseSign({ cause }: { cause: ReferralCause }) {
  const words = (
    <>
      <Icon name={ICON_OF[cause]} /> {oversightTexts.conduct.causes[cause]}
    </>
  );
  if (PINNED_CAUSES.includes(cause)) return <StatusTag tone="indigo">{words}</StatusTag>;
  return <span className="nowrap">{words}</span>;
}
