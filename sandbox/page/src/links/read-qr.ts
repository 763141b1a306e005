import { findMatrix } from './qr-matrix.ts';
import { readMatrix } from './qr-text.ts';

/** Where the browser can read codes itself, it reads crooked ones too. TypeScript does not know it yet. */
interface Detector {
  detect(image: ImageBitmap): Promise<{ rawValue: string }[]>;
}
type WithDetector = { BarcodeDetector?: new (options: { formats: string[] }) => Detector };

/** What the QR code in a picture says, or null. */
export async function readQr(url: string): Promise<string | null> {
  const response = await fetch(url);
  const image = await createImageBitmap(await response.blob());
  const { BarcodeDetector } = globalThis as WithDetector;
  if (BarcodeDetector) {
    const found = await new BarcodeDetector({ formats: ['qr_code'] }).detect(image).catch(() => []);
    if (found[0]) return found[0].rawValue;
  }
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.drawImage(image, 0, 0);
  const matrix = findMatrix(context.getImageData(0, 0, image.width, image.height));
  return (matrix && readMatrix(matrix)) ?? null;
}
