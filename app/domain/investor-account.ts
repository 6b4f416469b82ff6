/** Who is signed in to an account of their own, and in which session. */
export type SignedInInvestor = { accountId: number; tokenHash: string };
