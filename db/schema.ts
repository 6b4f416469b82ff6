import type { Generated } from 'kysely';
import type { CaseKind } from '#app/domain/case-event.ts';
import type { Standard } from '#app/domain/category.ts';
import type { Measure } from '#app/domain/scorecard/measure.ts';
import type { CaseTables, Flag } from '#db/case-tables.ts';
import type { EvidenceTables } from '#db/evidence-tables.ts';
import type { InvestorTables } from '#db/investor-tables.ts';
import type { MailTables } from '#db/mail-tables.ts';
import type { NoticeTables } from '#db/notice-tables.ts';
import type { RuleTables } from '#db/rule-tables.ts';
import type { ServiceTables } from '#db/service-tables.ts';

export type { ClockStateText, FiledKind, PaidHow, ReceiptKind, ReferralStage } from '#db/case-tables.ts';

/** Rows as SQLite holds them: instants and JSON as text, booleans as 0 and 1. Mapped in the repositories. */
type Names = { name_zh: string; name_en: string; name_ru: string };

export type StaffRole = 'officer' | 'head' | 'hub' | 'inspector' | 'inspection_head' | 'system_admin';
export type StaffArea = 'desk' | 'oversight' | 'admin';

export interface Database
  extends CaseTables,
    EvidenceTables,
    InvestorTables,
    MailTables,
    NoticeTables,
    RuleTables,
    ServiceTables {
  registered_keys: { purpose: string; fingerprint: string; registered_at: string };
  reference_state: { id: number; token: string };
  departments: Names & {
    id: string;
    position: number;
    reach: 'inside' | 'outside';
    role: 'hub' | 'discipline' | 'supervision' | null;
    parent_id: string | null;
    head_higher: Flag;
    higher: string | null;
    hotline: string | null;
    phone: string | null;
  };
  category_groups: Names & { id: string; position: number };
  categories: Names & {
    code: string;
    position: number;
    kind: CaseKind;
    standard: Standard;
    days: number;
    group_id: string | null;
    basis: Flag;
    amounts: Flag;
    refer: Flag;
    urgent: Flag;
  };
  fee_catalogues: {
    version: string;
    effective_from: string;
    published_at: string | null;
    published_by: number | null;
    note: string | null;
  };
  fee_catalogue_entries: {
    version: string;
    code: string;
    list: 'administrative' | 'fund' | 'deposit' | 'service';
    name: string;
    department_id: string;
    payer: string;
    standard_fen: number | null;
    unit: string;
    basis: string;
    effective_from: string;
    effective_to: string | null;
    superseded_by: string | null;
    name_en: string | null;
    name_ru: string | null;
  };
  accounts: {
    id: Generated<number>;
    user_name: string;
    display_name: string;
    department_id: string;
    role: StaffRole;
    email: string | null;
    password_hash: string;
    totp_box: Buffer;
    totp_last_step: number | null;
    failures: Generated<number>;
    first_failure_at: string | null;
    locked_until: string | null;
    disabled_at: string | null;
    created_at: string;
  };
  staff_sessions: { token_hash: string; area: StaffArea; account_id: number; created_at: string; touched_at: string };
  report_drafts: { token_hash: string; box: Buffer; touched_at: string };
  outbox: {
    id: Generated<number>;
    message_key: string;
    template: string;
    /** Of staff; null for a mail to an investor. */
    account_id: number | null;
    /** Names the sealed address of an investor; null for a mail to staff. */
    relay_key: string | null;
    created_at: string;
    next_try_at: string | null;
    attempts: Generated<number>;
    leased_until: string | null;
    sent_at: string | null;
    dead_at: string | null;
    set_aside_at: string | null;
    last_error: string | null;
  };
  held_reports: { case_id: number; slot: string | null };
  held_marks: { case_id: number; mark: string };
  duty_rosters: {
    id: Generated<number>;
    department_id: string;
    account_id: number;
    from_at: string;
    to_at: string;
    phone: string;
  };
  scorecard_months: { month: string; published_at: string };
  scorecard_figures: { month: string; unit_id: string; measure: Measure; spread: string };
  heartbeats: { name: string; ticked_at: string };
  clock_jumps: {
    id: Generated<number>;
    at: string;
    previous_tick_at: string;
    kind: 'forward' | 'backward' | 'stopped';
    seconds: number;
  };
  audit_rows: {
    seq: Generated<number>;
    at: string;
    actor_kind: 'investor' | 'staff' | 'system';
    account_id: number | null;
    department_id: string | null;
    act: string;
    case_id: number | null;
    subject: string | null;
    result: 'done' | 'refused';
    mac: string;
  };
}
