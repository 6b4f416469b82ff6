/** An extension is of 1, 2 or 3 working days (sla.md §4, Extension). */
export const EXTENSION_DAYS = [1, 2, 3] as const;
export type ExtensionDays = (typeof EXTENSION_DAYS)[number];
