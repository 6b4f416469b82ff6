import type { Generated } from 'kysely';
import type { Flag } from '#db/case-tables.ts';

type LocaleText = 'zh-CN' | 'en' | 'ru';

/** Rows of investors' accounts, as SQLite holds them: instants as text, booleans as 0 and 1. */
export interface InvestorTables {
  investor_accounts: {
    id: Generated<number>;
    mail_hash: string;
    mail_box: Buffer;
    locale: LocaleText;
    wants_mail: Generated<Flag>;
    created_at: string;
  };
  investor_cases: { account_id: number; case_id: number; added_at: string };
  investor_sessions: { token_hash: string; account_id: number; created_at: string; touched_at: string };
  investor_session_cases: { token_hash: string; case_id: number };
  sign_in_challenges: {
    challenge_hash: string;
    mail_hash: string;
    mail_box: Buffer;
    locale: LocaleText;
    tries: Generated<number>;
    created_at: string;
  };
}
