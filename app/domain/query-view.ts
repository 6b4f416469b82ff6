import type { UnitName } from '#app/domain/case-view.ts';

/** What an accused unit was asked and said, as readers of the report see it. */
export type QueryView = {
  number: string;
  unit: UnitName;
  servedAt: Date;
  dueAt: Date;
  presumed: boolean;
  answer: {
    kind: 'basis' | 'refund';
    documentNumber: string | null;
    article: string | null;
    catalogueItem: string | null;
    validity: string | null;
    receiptKind: string | null;
    note: string | null;
    filedAt: Date;
  } | null;
};
