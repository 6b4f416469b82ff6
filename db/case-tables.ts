import type { Generated } from 'kysely';
import type { CaseStatus, ScheduledAct } from '#app/domain/case.ts';
import type { CaseEventType, CaseKind, IdentityMode, ReferralKind } from '#app/domain/case-event.ts';
import type { PaperKind } from '#app/domain/case-paper.ts';
import type { QueueDecision, ReadsAs } from '#app/domain/case-readers.ts';
import type { Route } from '#app/domain/department-routing.ts';
import type { PublishedOutcome, ReturnedBand } from '#app/domain/published-case.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/** The rows around a case, as SQLite holds them: instants and JSON as text, booleans as 0 and 1. */
export type Flag = 0 | 1;
export type ClockStateText = 'running' | 'paused' | 'met' | 'breached' | 'ended';
export type ReferralStage = 'new' | 'acknowledged' | 'disposed' | 'concluded' | 'fed_back';
export type PaidHow = 'bank' | 'epay' | 'cash' | 'personal';
export type ReceiptKind = 'fiscal' | 'tax' | 'plain' | 'none';
export type FiledKind = 'refund_voucher' | 'lifting_order' | 'acceptance_number' | 'other' | 'procedure_paper';

export interface CaseTables {
  cases: {
    id: Generated<number>;
    reference: string;
    kind: CaseKind;
    status: CaseStatus;
    route: Route;
    category_code: string | null;
    group_id: string | null;
    identity_mode: IdentityMode;
    lead_id: string | null;
    hub_id: string;
    assignee_id: number | null;
    cycle: number;
    opened_at: string;
    last_seq: number;
    updated_at: string;
  };
  case_accused: { case_id: number; department_id: string };
  case_excluded: { case_id: number; department_id: string };
  case_readers: {
    case_id: number;
    department_id: string;
    reads_as: ReadsAs;
    reads_text: Flag;
    is_open: Flag;
    due_at: string;
    status: CaseStatus;
    to_do: Generated<Flag>;
    due_kind: ClockKind | null;
    next_due_at: Generated<string>;
    next_kind: ClockKind | null;
    officer_due_at: Generated<string>;
    officer_due_kind: ClockKind | null;
    officer_next_due_at: Generated<string>;
    officer_next_kind: ClockKind | null;
    heads_duty_at: string | null;
    pending_by: number | null;
    decision: QueueDecision | null;
    investor_spoke_last: Generated<Flag>;
  };
  case_events: {
    case_id: number;
    seq: number;
    type: CaseEventType;
    at: string;
    recorded_at: string;
    actor_kind: 'investor' | 'staff' | 'system';
    account_id: number | null;
    department_id: string | null;
    data: string;
  };
  reports: {
    case_id: number;
    submission_id: string;
    locale: 'zh-CN' | 'en' | 'ru';
    what: string;
    outcome: string | null;
    content_hash: string;
    contact_box: Buffer | null;
    head_personally: Flag;
    words_to_higher: Flag;
    filed_at: string;
    decided_on: string | null;
  };
  report_amounts: {
    case_id: number;
    position: number;
    item_code: string | null;
    item_text: string | null;
    amount_fen: number;
    paid_on: string | null;
    paid_how: PaidHow | null;
    receipt_kind: ReceiptKind | null;
  };
  report_checks: {
    case_id: number;
    kind: 'fee' | 'fine';
    catalogue_version: string | null;
    body: string;
    checked_on: string;
  };
  case_publications: {
    case_id: number;
    category_code: string;
    lead_id: string;
    period: string;
    days_from: number;
    days_through: number | null;
    outcome: PublishedOutcome;
    returned: ReturnedBand | null;
    allowed_at: string;
  };
  sealed_identities: { case_id: number; envelope: Buffer; sealed_at: string };
  added_contacts: { case_id: number; contact_box: Buffer; added_at: string };
  query_codes: { code_hash: string; case_id: number };
  track_sessions: {
    token_hash: string;
    case_id: number;
    created_at: string;
    touched_at: string;
    new_since: number | null;
  };
  track_looks: { case_id: number; seen_seq: number };
  messages: {
    id: Generated<number>;
    case_id: number;
    direction: 'to_investor' | 'from_investor';
    channel: 'substance' | 'conduct';
    body: string;
    done: string | null;
    next: string | null;
    next_by_on: string | null;
    basis_document: string | null;
    basis_article: string | null;
    right_channel: string | null;
    department_id: string | null;
    sent_at: string;
  };
  proof_files: {
    id: Generated<number>;
    case_id: number;
    number: string;
    kind: FiledKind;
    media_type: string;
    size: number;
    sha256: string;
    key_id: string;
    account_id: number;
    filed_at: string;
  };
  queries: {
    number: string;
    department_id: string;
    category_code: string;
    item_codes: string;
    served_at: string;
    due_at: string;
    closed_at: string | null;
  };
  query_cases: { number: string; case_id: number };
  query_answers: {
    number: string;
    kind: 'basis' | 'refund';
    document_number: string | null;
    article: string | null;
    catalogue_item: string | null;
    validity: string | null;
    receipt_kind: string | null;
    note: string | null;
    account_id: number;
    filed_at: string;
  };
  sla_clocks: {
    id: Generated<number>;
    case_id: number;
    key: string;
    kind: string;
    cycle: number;
    owner_id: string | null;
    state: ClockStateText;
    started_at: string;
    due_at: string | null;
    stopped_at: string | null;
    breached_at: string | null;
    next_at: string | null;
    policy_version: string;
    calendar_version: string;
  };
  fired_steps: {
    clock_id: number;
    step: string;
    level: number | null;
    action: string;
    due_at: string;
    fired_at: string;
    policy_version: string;
    calendar_version: string;
  };
  scheduled_acts: {
    case_id: number;
    round: number;
    act: ScheduledAct['act'];
    unit: string;
    due_at: string;
    next_at: string | null;
    fired_at: string | null;
  };
  case_papers: {
    id: Generated<number>;
    case_id: number;
    kind: PaperKind;
    department_id: string;
    account_id: number;
    to_department_id: string | null;
    clause: string | null;
    body: string;
    written_at: string;
  };
  unit_marks: {
    case_id: number;
    clock_key: string;
    kind: 'breach' | 'notice';
    unit_id: string;
    at: string;
    is_used: Generated<Flag>;
  };
  referrals: {
    case_id: number;
    kind: ReferralKind;
    opened_at: string;
    unit_id: string | null;
    cause: string;
    rank: number;
    stage: ReferralStage;
    due_at: string | null;
  };
}
