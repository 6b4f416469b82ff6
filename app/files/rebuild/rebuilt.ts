/** A copy that holds what is seen and nothing else. */
export type Rebuilt = { mediaType: 'image/jpeg' | 'image/png' | 'application/pdf' | 'text/plain'; bytes: Uint8Array };

/** Of this no copy can be made: broken, too large, protected, or not what it seems. It stays sealed. */
export class CannotRebuildError extends Error {
  override name = 'CannotRebuildError';
}
