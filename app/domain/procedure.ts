/** No statutory procedure lasts longer, in days; a later year is a slip. */
export const LONGEST_PROCEDURE_DAYS = 731;
