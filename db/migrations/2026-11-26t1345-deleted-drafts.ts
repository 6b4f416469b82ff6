import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `ALTER TABLE rule_drafts ADD COLUMN deleted_at TEXT`,
  `ALTER TABLE rule_drafts ADD COLUMN deleted_by INTEGER REFERENCES accounts(id)`,
  `DROP INDEX rule_drafts_open`,
  `CREATE INDEX rule_drafts_open ON rule_drafts (kind, updated_at)
     WHERE published_version IS NULL AND deleted_at IS NULL`,
  `CREATE INDEX rule_drafts_published ON rule_drafts (kind, published_version) WHERE published_version IS NOT NULL`,
  // What was published is the record of who wrote it.
  `CREATE TRIGGER rule_drafts_published_stay BEFORE UPDATE OF deleted_at ON rule_drafts
     WHEN NEW.deleted_at IS NOT NULL AND OLD.published_version IS NOT NULL
     BEGIN SELECT RAISE(ABORT, 'a published draft is not deleted'); END`,
  `CREATE TRIGGER rule_drafts_deleted_stay BEFORE UPDATE ON rule_drafts WHEN OLD.deleted_at IS NOT NULL
     BEGIN SELECT RAISE(ABORT, 'a deleted draft does not change'); END`,
];

/** A draft can be deleted: it is worked on no more, and stays as the record of who wrote and who deleted it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
