import { Icon24DocumentOutline, Icon24DownloadOutline } from '@vkontakte/icons';
import { useContext } from 'react';
import type { Attachment, ControlMessage } from '../../../control-types.ts';
import { localUrl } from '../links/links.ts';
import { usePage, useTexts, useWorld } from '../page.tsx';
import { ReaderContext } from './reader.ts';
import { Voice } from './Voice.tsx';

type Carrier = Pick<ControlMessage, 'attachments'> & Partial<Pick<ControlMessage, 'voice' | 'text'>>;

export function Attachments({ message, isStop }: { message: Carrier; isStop: boolean }) {
  if (message.attachments.length === 0) return null;
  return (
    <div className="attachments">
      {message.attachments.map((attachment, i) => (
        <One
          // biome-ignore lint/suspicious/noArrayIndexKey: attachments of a message keep their places
          key={i}
          attachment={attachment}
          message={message}
          isStop={isStop}
        />
      ))}
    </div>
  );
}

function One({ attachment, message, isStop }: { attachment: Attachment; message: Carrier; isStop: boolean }) {
  const t = useTexts();
  const serverUrl = useWorld((world) => world.url);
  switch (attachment.type) {
    case 'photo': {
      const { photo } = attachment;
      const largest = photo.sizes.reduce((a, b) => (b.width > a.width ? b : a), photo.sizes[0] ?? NO_SIZE);
      const url = localUrl(largest.url, serverUrl);
      return (
        <Picture
          url={url}
          width={photo.width}
          height={photo.height}
          text={message.text ?? ''}
          isStop={isStop}
        />
      );
    }
    case 'doc': {
      const { doc } = attachment;
      const url = localUrl(doc.url, serverUrl);
      const isPicture = ['png', 'jpg', 'jpeg', 'gif', 'webp'].includes(doc.ext);
      return (
        <>
          {isPicture && <Picture url={url} text={message.text ?? ''} isStop={isStop} />}
          <a
            className="doc"
            href={url}
            download={doc.title}
            aria-label={t.downloadName(doc.title)}
            tabIndex={isStop ? 0 : -1}
          >
            <span className="doc__icon">
              <Icon24DocumentOutline />
            </span>
            <span className="doc__text">
              <span className="doc__title">{doc.title}</span>
              <span className="doc__size">
                {doc.ext.toUpperCase()} · {t.size(doc.size)}
              </span>
            </span>
            <Icon24DownloadOutline className="doc__download" />
          </a>
        </>
      );
    }
    case 'audio_message':
      return <Voice audio={attachment.audio_message} voice={message.voice} isStop={isStop} />;
    case 'sticker': {
      const image = attachment.sticker.images.at(-1);
      return <img className="sticker" alt={t.sticker} src={localUrl(image?.url ?? '', serverUrl)} />;
    }
  }
}

const NO_SIZE = { url: '', width: 0 };

interface PictureProps {
  url: string;
  width?: number;
  height?: number;
  text: string;
  isStop: boolean;
}

/** A picture; a press shows it whole and looks for a QR code in it. */
function Picture({ url, width, height, text, isStop }: PictureProps) {
  const { layout } = usePage();
  const t = useTexts();
  const from = useContext(ReaderContext) ?? 0;
  const isKnown = width !== undefined && height !== undefined && width > 1;
  return (
    <button
      type="button"
      className="picture"
      aria-label={t.openPhoto}
      tabIndex={isStop ? 0 : -1}
      onClick={() => layout.set({ modal: { kind: 'picture', url, text, from } })}
    >
      <img
        src={url}
        alt={t.photo}
        style={
          isKnown ? { aspectRatio: `${width} / ${height}`, width: Math.min(width, 320) } : { width: 160 }
        }
      />
    </button>
  );
}
