import { limitPictures, rebuildImage } from '#app/files/rebuild/rebuild-image.ts';
import { CannotRebuildError, type Rebuilt } from '#app/files/rebuild/rebuilt.ts';

/** The copy of an original that a department may see. Throws CannotRebuildError where there is none. */
export async function rebuild(mediaType: string, bytes: Uint8Array): Promise<Rebuilt> {
  limitPictures();
  switch (mediaType) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
      return rebuildImage(bytes);
    case 'application/pdf':
      return (await import('#app/files/rebuild/rebuild-pdf.ts')).rebuildPdf(bytes);
    default:
      throw new CannotRebuildError('Nothing can be made of this kind');
  }
}
