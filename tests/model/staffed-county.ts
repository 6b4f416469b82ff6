import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { StaffActor, StaffRole } from '#app/domain/permissions.ts';
import { createDb, type Db } from '#db/client.server.ts';
import { insertShift } from '#db/repositories/duty-rosters.server.ts';
import { publishLaterRules } from '#tests/model/later-rules.ts';
import type { Person } from '#tests/model/plain-act.ts';
import { DISCIPLINE, HEADLESS, ON_DUTY, UNITS } from '#tests/model/plain-county.ts';
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
  await putOnDuty(db);
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

/** Shifts that cover every hour of every history. */
async function putOnDuty(db: Db): Promise<void> {
  const [from, to] = [new Date('2025-12-01T00:00:00Z'), new Date('2029-01-01T00:00:00Z')];
  for (const departmentId of ON_DUTY) {
    const { accountId } = personOf({ unit: departmentId, role: 'officer', nth: 0 });
    await insertShift(db, { departmentId, accountId, from, to, phone: '1' });
  }
}

/** A fresh database in memory with everybody's account in it. */
export const staffedDb = (): Db => createDb(Buffer.from(STAFFED));

export function personOf(person: Person): StaffActor {
  const account = PEOPLE.get(nameOf(person));
  if (!account) throw new Error(`nobody works as ${nameOf(person)}`);
  return account;
}
