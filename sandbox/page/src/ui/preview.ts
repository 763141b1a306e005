import type { Attachment, ControlMessage } from '../../../control-types.ts';
import { cutText } from '../links/links.ts';
import type { Texts } from '../texts.ts';

const nameOfKind = (attachment: Attachment, texts: Texts): string =>
  ({
    photo: texts.photo,
    doc: attachment.type === 'doc' ? attachment.doc.title : '',
    audio_message: texts.voice,
    sticker: texts.sticker,
  })[attachment.type];

/** A message in one line. */
export function previewOf(
  message: Pick<ControlMessage, 'text' | 'attachments'> & Partial<ControlMessage>,
  texts: Texts,
): string {
  if (message.deleted) return texts.deleted;
  if (message.text !== '') {
    return cutText(message.text)
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .slice(0, 120);
  }
  const [attachment] = message.attachments;
  if (attachment) return nameOfKind(attachment, texts);
  if (message.forwards) return texts.forwarded;
  return message.template ? texts.carousel : '';
}
