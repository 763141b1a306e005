import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { ControlActed } from '../control-types.ts';
import type { Dialog, Tap } from '../dialog-types.ts';
import type { LocalVk } from '../sandbox.ts';
import type { Button, VkUpdate } from '../vk-types.ts';
import type { ChatState, DialogState } from '../world/state.ts';
import {
  ClientBody,
  EditBody,
  OpenBody,
  SayBody,
  StickerBody,
  TapBody,
  VoiceBody,
} from './control-bodies.ts';
import { readBody, readPair } from './control-door.ts';
import type { Env } from './server.ts';

type C = Context<Env>;
type Act = (dialog: Dialog, c: C, state: DialogState) => VkUpdate | Promise<VkUpdate>;

/** What the page's user does as a person, one path an act. */
export function dialogRoutes(vk: LocalVk): Hono<Env> {
  const app = new Hono<Env>();
  const act = (name: string, run: Act) =>
    app.post(`/dialogs/:communityId/:personId/${name}`, async (c) => {
      const { communityId, personId } = readPair(vk, c);
      const update = await run(vk.dialog(communityId, personId), c, vk.world.dialog(communityId, personId));
      return c.json<ControlActed>({ updates: [update] });
    });

  act('open', async (dialog, c) => {
    const { ref, refSource } = await readBody(c, OpenBody);
    return dialog.opens(ref, refSource);
  });
  act('say', async (dialog, c) => {
    const { text, ...extra } = await readBody(c, SayBody);
    return dialog.says(text, extra);
  });
  act('tap', async (dialog, c, state) => dialog.taps(tapOf(state, await readBody(c, TapBody))));
  act('voice', async (dialog, c) => {
    if (!isForm(c)) return dialog.sendsVoice(await readBody(c, VoiceBody));
    const { file, fields } = await readForm(c);
    return dialog.sendsVoice({ ...VoiceForm.parse(fields), ...(file && { content: file.content }) });
  });
  act('file', async (dialog, c) => {
    const { file, fields } = await readForm(c);
    if (!file) throw new HTTPException(400, { message: 'the form has no file' });
    return dialog.sendsFile(file, { text: fields.text ?? '' });
  });
  act('photo', async (dialog, c) => {
    const { file, fields } = await readForm(c);
    return dialog.sendsPhoto(file ? { content: file.content } : {}, { text: fields.text ?? '' });
  });
  act('sticker', async (dialog, c) => dialog.sendsSticker((await readBody(c, StickerBody)).stickerId));
  act('edit', async (dialog, c) => {
    const { cmid, text } = await readBody(c, EditBody);
    return dialog.edits(cmid, text);
  });
  act('deny', (dialog) => dialog.denies());
  act('allow', (dialog) => dialog.allows());
  act('type', (dialog) => dialog.types());
  act('read', (dialog) => dialog.reads());

  app.patch('/dialogs/:communityId/:personId/client', async (c) => {
    const { communityId, personId } = readPair(vk, c);
    const { client } = vk.world.dialog(communityId, personId);
    return c.json(Object.assign(client, await readBody(c, ClientBody)));
  });
  return app;
}

/** The button at a place of the screen; a forged press is passed on as it is. */
export function tapOf(conversation: DialogState | ChatState, tap: z.output<typeof TapBody>): Tap {
  if (!('column' in tap)) return { ...tap, payload: tap.payload };
  const button = buttonAt(conversation, tap);
  if (!button) throw new HTTPException(404, { message: 'there is no button at this place' });
  return button;
}

function buttonAt(
  conversation: DialogState | ChatState,
  { cmid, element, row, column }: { cmid?: number; element?: number; row: number; column: number },
): Button | undefined {
  if (cmid === undefined) return conversation.keyboard?.buttons[row]?.[column];
  const message = conversation.messages[cmid - 1];
  if (element !== undefined) return message?.template?.elements[element]?.buttons[column];
  return message?.keyboard?.buttons[row]?.[column];
}

const VoiceForm = z.object({
  transcript: z.string().exactOptional(),
  seconds: z.coerce.number().exactOptional(),
  readyAfter: z.coerce.number().exactOptional(),
});

const isForm = (c: C): boolean => c.req.header('content-type')?.includes('multipart/form-data') === true;

async function readForm(c: C): Promise<{
  file?: { name: string; content: Uint8Array; mime: string };
  fields: Partial<Record<string, string>>;
}> {
  if (!isForm(c)) return { fields: {} };
  const form = await c.req.formData();
  const fields = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const part = form.get('file');
  if (!(part instanceof File)) return { fields };
  const content = new Uint8Array(await part.arrayBuffer());
  return { file: { name: part.name, content, mime: part.type || 'application/octet-stream' }, fields };
}
