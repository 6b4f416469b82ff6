import type { Withdrawal } from '#app/domain/case.ts';
import type { AskedReason, InspectionOpening } from '#app/domain/inspection.ts';

/** What the investor can do with the own report beside answering and rating. */
export type OwnActsView = {
  inspection: Record<AskedReason, InspectionOpening>;
  /** Working days within which discipline inspection takes up a lead. */
  receiptDays: number;
  /** Against more time for the answer. */
  canObject: boolean;
  hasObjected: boolean;
  canWithdraw: boolean;
  withdrawal: Withdrawal | null;
  addableModes: ('named' | 'hidden')[];
  /** Of an anonymous reporter no address is kept. */
  canChooseMails: boolean;
  /** It has ended and may be published without names, or is allowed to be. */
  canBePublished: boolean;
};
