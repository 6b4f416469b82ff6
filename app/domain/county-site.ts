/** Where one asks when a page does not help. */
export type CountyContact = {
  /** The line that is answered for questions. */
  phone: string;
  /** Where the window is that one can walk to. */
  windowAddress: string | null;
};

/** What the county says of itself and its site on every page: set by the operator, shown only where it is set. */
export type CountySite = CountyContact & {
  icpFiling: string | null;
  policeFiling: string | null;
  /** The page of the government's own service for errors on its sites. */
  findErrorsUrl: string | null;
};
