import type { ApplicantKind } from '#app/domain/service/service.ts';
import type { Flag } from '#db/case-tables.ts';

/** The rows around services, as SQLite holds them: instants and JSON as text, booleans as 0 and 1. */
export interface ServiceTables {
  services: { version: string; id: string; position: number; body: string };
  service_requests: {
    case_id: number;
    service_id: string;
    service_version: string;
    applicant: ApplicantKind;
    by_agent: Flag;
    papers: string;
  };
  service_drafts: {
    token_hash: string;
    box: Buffer;
    touched_at: string;
    kept_until: string;
    resume_hash: string | null;
    account_id: number | null;
  };
  charged_firms: { case_id: number; department_id: string; item_code: string; firm: string; asked_on: string };
  written_asks: {
    case_id: number;
    about_case_id: number | null;
    refused_on: string | null;
    place: string | null;
  };
  written_refusals: { message_id: number; gap: string; route: string; officer: string; phone: string };
  report_histories: { case_id: number; body: string; made_at: string };
}
