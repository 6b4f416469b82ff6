import type { ClockRuler } from '#app/domain/sla/ruler.ts';

/** A receipt in words, ready to be drawn as a picture or a document. The words are the page's own. */
export type ReceiptSheet = {
  language: string;
  siteName: string;
  /** Host of the portal, printed so that a copy of the page elsewhere can be told (security.md T19). */
  host: string;
  trackAddress: string;
  title: string;
  code: { title: string; groups: readonly string[]; save: string };
  reference: { title: string; value: string };
  received: { title: string; value: string; at: Date };
  next: { title: string; lines: readonly string[]; ruler: ClockRuler | null; sentence: string };
  /** What holds if a date is missed. */
  notes: readonly string[];
  keep: { title: string; lines: readonly string[] };
  phone: { title: string; number: string };
  proof: {
    title: string;
    fingerprint: string;
    files: string;
    report: string;
    evidence: readonly string[];
    line: string;
    how: string;
  };
  trackTitle: string;
};
