import { Hono } from 'hono';
import { receiveUpload } from '../api/uploads.ts';
import type { LocalVk } from '../sandbox.ts';
import { GREY_PIXEL } from '../world/images.ts';
import { answered } from './api-routes.ts';
import type { Env } from './server.ts';

/** Upload servers, and the files that messages point to. */
export function fileRoutes(vk: LocalVk): Hono<Env> {
  const app = new Hono<Env>();

  app.post('/upload/:kind/:secret', async (c) => {
    const broken = vk.faults.httpFor('upload');
    if (broken) return new Response(null, { status: broken.status });
    const upload = vk.world.state.uploads.get(c.req.param('secret'));
    if (!upload || upload.kind !== c.req.param('kind')) return c.json({ error: 'ERR_UPLOAD_BAD_URL' }, 404);
    const field = upload.kind === 'photo' ? 'photo' : 'file';
    const form = await c.req.formData();
    const part = form.get(field);
    if (!(part instanceof File))
      return answered(vk, 'upload', receiveUpload(vk.door.received, upload, undefined));
    const content = new Uint8Array(await part.arrayBuffer());
    const file = { name: part.name, content, mime: part.type || 'application/octet-stream' };
    return answered(vk, 'upload', receiveUpload(vk.door.received, upload, file));
  });

  app.get('/files/:secret/:name', (c) => {
    const file = vk.world.state.files.get(c.req.param('secret'));
    if (!file) return c.notFound();
    return c.body(Uint8Array.from(file.content), 200, {
      'content-type': file.mime,
      // A page made by a file's author must not run in the messenger's origin.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  app.get('/images/:name', (c) => c.body(GREY_PIXEL.slice(), 200, { 'content-type': 'image/png' }));

  return app;
}
