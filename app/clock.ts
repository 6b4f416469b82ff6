/** The one source of time. Made once in the server's entry and handed on; nothing else reads the time. */
export type Clock = () => Date;
