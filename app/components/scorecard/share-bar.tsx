import { percentOf } from '#app/domain/scorecard/scorecard.ts';

/** A share as a bar from 0 to all; the numbers stand beside it. */
export function ShareBar({ share }: { share: number }) {
  return (
    <svg className="ruler" width="100%" height="8" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <path className="ruler-rule" d="M0 4H100" />
      {share > 0 && <path className="ruler-counted" d={`M0 4H${percentOf(share)}`} />}
    </svg>
  );
}
