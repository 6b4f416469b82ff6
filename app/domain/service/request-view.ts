import type { ApplicantKind, Service } from '#app/domain/service/service.ts';
import type { WrittenAskView } from '#app/domain/service/written-answer.ts';

/** What was asked for, where the case is a request for a service. */
export type RequestView = {
  service: Pick<Service, 'id' | 'name'>;
  applicant: ApplicantKind;
  byAgent: boolean;
  /** The papers of that version's list, and whether the applicant had them at hand. */
  papers: {
    name: Service['name'];
    isAtHand: boolean;
    /** The files that are this paper, as they are counted on the case's page, from 1. */
    files: number[];
  }[];
  /** A written answer is asked for: when and where it was refused; null where the service itself is asked for. */
  ask: WrittenAskView | null;
};
