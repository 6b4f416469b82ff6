import { Icon, type IconName } from '#app/components/ui/icon.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';
import type { ReferralCause } from '#app/domain/case-event.ts';
import { oversightTexts } from '#app/i18n/index.ts';

const ICON_OF: Record<ReferralCause, IconName> = {
  category_L8: 'triangle',
  category_L5: 'circle',
  review_found_misconduct: 'arrow',
  no_basis: 'cross-circle',
  third_notice: 'hourglass',
  notice_taken_up: 'arrow',
  reporter_leaked: 'circle',
  record_falsified: 'circle',
  special_report: 'arrow',
  ladder_level_5: 'hourglass',
};

/** Why a case came to discipline: a sign and its word. Red stays with time, so retaliation is set off by its tag. */
export function CauseSign({ cause }: { cause: ReferralCause }) {
  const words = (
    <>
      <Icon name={ICON_OF[cause]} /> {oversightTexts.conduct.causes[cause]}
    </>
  );
  if (cause === 'category_L8') return <StatusTag tone="indigo">{words}</StatusTag>;
  return <span className="nowrap">{words}</span>;
}
