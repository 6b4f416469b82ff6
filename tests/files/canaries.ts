import sharp from 'sharp';

/** A word that must never be seen again, in every slot of a file that can hold one. */
export const CANARY = 'CANARY7F3A';

const PIXELS = { create: { width: 60, height: 40, channels: 3, background: { r: 90, g: 40, b: 20 } } } as const;

/** A photo, taller than wide once turned upright, with place, device, author and more in EXIF, XMP, IPTC, ICC and behind its end. */
export async function photoWithCanaries(): Promise<Buffer> {
  const photo = await sharp(PIXELS)
    .withExif({
      IFD0: { Artist: CANARY, Make: CANARY, Copyright: CANARY, ImageDescription: CANARY, Software: CANARY },
      IFD2: { BodySerialNumber: CANARY, UserComment: CANARY },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '44/1 3/1 12345/100', GPSAreaInformation: CANARY },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${CANARY}"/></rdf:RDF></x:xmpmeta>`,
    )
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const iptc = segment(0xed, Buffer.from(`Photoshop 3.0\0${CANARY}`));
  const comment = segment(0xfe, Buffer.from(CANARY));
  return Buffer.concat([photo.subarray(0, 2), iptc, comment, photo.subarray(2), Buffer.from(CANARY)]);
}

/** A screenshot with text chunks, and something behind its end. */
export async function screenshotWithCanaries(): Promise<Buffer> {
  const png = await sharp(PIXELS).png().toBuffer();
  const end = png.length - 12;
  const text = pngChunk('tEXt', Buffer.from(`Author\0${CANARY}`));
  const exif = pngChunk('eXIf', Buffer.from(CANARY));
  return Buffer.concat([png.subarray(0, end), text, exif, png.subarray(end), Buffer.from(`PK\u0003\u0004${CANARY}`)]);
}

/** A JPEG segment. */
function segment(marker: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | marker, 0);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

/** A PNG chunk with its checksum. */
export function pngChunk(type: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), bytes]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
