import type { Generated } from 'kysely';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import type { Flag } from '#db/case-tables.ts';

type Versioned = {
  version: string;
  effective_from: string;
  body: string;
  /** Null until its day has come. */
  activated_at: string | null;
  /** Null for what the county began with. */
  published_at: string | null;
  published_by: number | null;
  note: string | null;
  moves_open_cases: Generated<Flag>;
};

/** Rules by version, their drafts and rehearsals, and the walks that bring open cases under new ones. */
export interface RuleTables {
  routing_rules: Versioned;
  sla_policies: Versioned;
  calendars: Versioned;
  rule_drafts: {
    id: Generated<number>;
    kind: RuleKind;
    body: string;
    base_version: string;
    note: string | null;
    effective_on: string | null;
    account_id: number;
    created_at: string;
    updated_at: string;
    published_version: string | null;
    deleted_at: string | null;
    deleted_by: number | null;
  };
  rule_applications: {
    id: Generated<number>;
    policy_version: string | null;
    calendar_version: string | null;
    requested_at: string;
    done_at: string | null;
    last_case_id: Generated<number>;
    moved: Generated<number>;
    examined: Generated<number>;
  };
  rule_application_retries: { application_id: number; case_id: number };
  rule_rehearsals: {
    id: Generated<number>;
    draft_id: number;
    kind: RuleKind;
    body: string;
    months: number;
    state: 'waiting' | 'running' | 'done' | 'failed';
    opened_from: string;
    examined: Generated<number>;
    total: number;
    last_case_id: Generated<number>;
    result: string | null;
    account_id: number;
    requested_at: string;
    done_at: string | null;
  };
}
