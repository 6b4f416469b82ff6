import { rebuildImage } from '#app/files/rebuild/rebuild-image.ts';
import { CannotRebuildError, type Rebuilt } from '#app/files/rebuild/rebuilt.ts';

/** The copy of an original that a department may see. Throws CannotRebuildError where there is none. */
export async function rebuild(mediaType: string, bytes: Uint8Array): Promise<Rebuilt> {
  switch (mediaType) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
      return rebuildImage(bytes);
    case 'application/pdf':
      return (await import('#app/files/rebuild/rebuild-pdf.ts')).rebuildPdf(bytes);
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return orCannot((await import('#app/files/rebuild/rebuild-document.ts')).rebuildDocument, bytes);
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
      return orCannot((await import('#app/files/rebuild/rebuild-sheet.ts')).rebuildSheet, bytes);
    default:
      throw new CannotRebuildError('Nothing can be made of this kind');
  }
}

/** A file that its reader cannot make out is one that no copy can be made of. */
function orCannot(make: (bytes: Uint8Array) => Rebuilt, bytes: Uint8Array): Rebuilt {
  try {
    return make(bytes);
  } catch {
    throw new CannotRebuildError('The document cannot be read');
  }
}
