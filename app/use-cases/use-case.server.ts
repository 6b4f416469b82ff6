import type { KeyRing } from '#app/crypto/keys.server.ts';
import type { Actor, StaffActor } from '#app/domain/permissions.ts';
import type { Db } from '#db/client.server.ts';

/** What every use case is given: the database, the instant, who acts, and the keys. */
export type UseCaseContext<A extends Actor = Actor> = { db: Db; now: Date; actor: A; keys: KeyRing };
export type StaffContext = UseCaseContext<StaffActor>;

/** A refusal that a person can cause is a value; the page says it in words. */
export type Refused<Reason extends string> = { ok: false; reason: Reason };
export function refused<Reason extends string>(reason: Reason): Refused<Reason> {
  return { ok: false, reason };
}
