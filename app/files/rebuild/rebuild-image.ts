import sharp, { type Sharp } from 'sharp';
import { CannotRebuildError, type Rebuilt } from '#app/files/rebuild/rebuilt.ts';

/** 40 megapixels: more is a flood, or a scan that a person would not send (security.md T30). */
const MOST_PIXELS = 40_000_000;
const LONGEST_SIDE = 10_000;
const JPEG_QUALITY = 86;
const WHITE = { r: 255, g: 255, b: 255 };
const LOADERS = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'];

/** Keeps the picture library of this whole process small and to the three formats that are rebuilt. */
export function limitPictures(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: LOADERS });
}

/**
 * The pixels of a picture, turned upright and encoded anew: place, device, names, thumbnails, profiles and whatever was
 * appended stay behind. Throws CannotRebuildError.
 */
export async function rebuildImage(bytes: Uint8Array): Promise<Rebuilt> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 });
    const { format } = await picture.metadata();
    const upright = picture
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    return format === 'png' ? await asPng(upright) : await asJpeg(upright.flatten({ background: WHITE }));
  } catch {
    throw new CannotRebuildError('The picture cannot be read');
  }
}

async function asPng(picture: Sharp): Promise<Rebuilt> {
  return { mediaType: 'image/png', bytes: await picture.png({ compressionLevel: 6 }).toBuffer() };
}

async function asJpeg(picture: Sharp): Promise<Rebuilt> {
  return { mediaType: 'image/jpeg', bytes: await picture.jpeg({ quality: JPEG_QUALITY }).toBuffer() };
}
