import { Icon16CheckDoubleOutline, Icon16CheckOutline } from '@vkontakte/icons';
import type { ControlMessage } from '../../../control-types.ts';
import { useTexts, useWorld } from '../page.tsx';
import { nameOf } from '../store/select.ts';
import { previewOf } from '../ui/preview.ts';
import { hourOf, momentOf } from '../ui/time.ts';
import { Attachments } from './Attachments.tsx';
import { RichText } from './RichText.tsx';

interface Props {
  message: ControlMessage;
  author: string | null;
  isMine: boolean;
  isRead: boolean;
  isStop: boolean;
  answered: ControlMessage | undefined;
}

export function Bubble({ message, author, isMine, isRead, isStop, answered }: Props) {
  const t = useTexts();
  const { text, attachments, forwards = [], deleted } = message;
  const [first] = attachments;
  const isBare = text === '' && forwards.length === 0 && !answered && first?.type === 'sticker';
  return (
    <div className="bubble" data-bare={isBare}>
      {author && <div className="bubble__author">{author}</div>}
      {answered && <Quote message={answered} />}
      {deleted ? (
        <p className="bubble__text bubble__deleted">{t.deleted}</p>
      ) : (
        <>
          {text !== '' && <RichText text={text} isStop={isStop} />}
          {forwards.map((forward) => (
            <Forwarded key={`${forward.fromId} ${forward.cmid}`} message={forward} isStop={isStop} />
          ))}
          <Attachments message={message} isStop={isStop} />
        </>
      )}
      <div className="bubble__foot">
        {message.edited && !deleted && <span className="bubble__edited">{t.edited}</span>}
        <time dateTime={new Date(message.at).toISOString()} title={momentOf(message.at, t)}>
          {hourOf(message.at, t)}
        </time>
        {isMine &&
          (isRead ? (
            <Icon16CheckDoubleOutline
              className="bubble__tick"
              role="img"
              aria-hidden={false}
              aria-label={t.read}
            />
          ) : (
            <Icon16CheckOutline className="bubble__tick" role="img" aria-hidden={false} aria-label={t.sent} />
          ))}
      </div>
    </div>
  );
}

function Quote({ message }: { message: ControlMessage }) {
  const t = useTexts();
  const author = useWorld((world) => nameOf(world, message.fromId));
  return (
    <blockquote className="quote">
      <div className="quote__author">{author}</div>
      <div className="quote__text">{previewOf(message, t)}</div>
    </blockquote>
  );
}

type Forward = NonNullable<ControlMessage['forwards']>[number];

function Forwarded({ message, isStop }: { message: Forward; isStop: boolean }) {
  const t = useTexts();
  const author = useWorld((world) => nameOf(world, message.fromId));
  return (
    <blockquote className="quote" aria-label={t.forwarded}>
      <div className="quote__author">{author}</div>
      {message.text !== '' && <RichText text={message.text} isStop={isStop} />}
      <Attachments message={message} isStop={isStop} />
    </blockquote>
  );
}
