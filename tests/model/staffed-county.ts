import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { StaffActor, StaffRole } from '#app/domain/permissions.ts';
import { createDb, type Db } from '#db/client.server.ts';
import { publishLaterRules } from '#tests/model/later-rules.ts';
import type { Person } from '#tests/model/plain-act.ts';
import { DISCIPLINE, HEADLESS, UNITS } from '#tests/model/plain-county.ts';
import { anAccount } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

const nameOf = ({ unit, role, nth }: Person) => `${unit} ${role} ${nth}`;
const PEOPLE = new Map<string, StaffActor>();
const STAFFED = await staffTheCounty();

/** Every unit's people: two of each role, but no head where the county has none. */
async function staffTheCounty(): Promise<Buffer> {
  const db = testDb();
  const desk: StaffRole[] = ['officer', 'head', 'hub'];
  const inspection: StaffRole[] = ['inspector', 'inspection_head'];
  for (const unit of UNITS) {
    for (const role of unit.id === DISCIPLINE ? inspection : desk) {
      if (role === 'head' && HEADLESS.includes(unit.id)) continue;
      for (const nth of [0, 1]) {
        const person = { unit: unit.id, role, nth };
        PEOPLE.set(nameOf(person), await anAccount(db, { department: unit.id, role }));
      }
    }
  }
  await db.updateTable('accounts').set({ email: null }).execute();
  await publishLaterRules(db, [...PEOPLE.values()][0]?.accountId ?? 0);
  const dir = mkdtempSync(join(tmpdir(), 'portal-staffed-'));
  try {
    const path = join(dir, 'staffed.sqlite');
    await sql`VACUUM INTO ${path}`.execute(db);
    return readFileSync(path);
  } finally {
    rmSync(dir, { recursive: true });
    await db.destroy();
  }
}

/** A fresh database in memory with everybody's account in it. */
export const staffedDb = (): Db => createDb(Buffer.from(STAFFED));

export function personOf(person: Person): StaffActor {
  const account = PEOPLE.get(nameOf(person));
  if (!account) throw new Error(`nobody works as ${nameOf(person)}`);
  return account;
}
