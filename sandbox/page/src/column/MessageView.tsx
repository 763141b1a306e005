import {
  Icon20ArrowRightOutline,
  Icon20BugOutline,
  Icon20CopyOutline,
  Icon20ReplyOutline,
  Icon20ShareOutline,
  Icon20WriteOutline,
} from '@vkontakte/icons';
import { type MouseEvent, memo, useContext } from 'react';
import type { ControlMessage } from '../../../control-types.ts';
import { useLayout, usePage, useTexts, useWorld } from '../page.tsx';
import { nameOf } from '../store/select.ts';
import type { Place } from '../store/state.ts';
import { Face } from '../ui/Face.tsx';
import { moveByArrows } from '../ui/focus.ts';
import { IconAct } from '../ui/Plain.tsx';
import { BotButton } from './BotButton.tsx';
import { Bubble } from './Bubble.tsx';
import { Carousel } from './Carousel.tsx';
import { ReaderContext } from './reader.ts';
import { ServiceLine } from './ServiceLine.tsx';

interface Props {
  message: ControlMessage;
  day: string | null;
  /** of several of one author in a row */
  isFirst: boolean;
  isMine: boolean;
  place: Place;
  /** Tab stops here */
  isStop: boolean;
  isLast: boolean;
  isRead: boolean;
  answered: ControlMessage | undefined;
  onStop(cmid: number): void;
  onAnswer(message: ControlMessage, how: 'reply' | 'forward' | 'edit'): void;
  /** while it is searched: leads to where the message stands */
  onFound: ((message: ControlMessage) => void) | undefined;
}

export const MessageView = memo(function MessageView(props: Props) {
  const { message, day, isFirst, isMine, place, isStop, isLast, onStop } = props;
  const t = useTexts();
  const { layout } = usePage();
  const personId = useContext(ReaderContext);
  const isPanelOpen = useLayout(({ panel }) => panel);
  const author = useWorld((world) => nameOf(world, message.fromId));
  const look = () =>
    personId !== undefined &&
    layout.set({ panel: true, tab: 'message', behind: { place, personId, cmid: message.cmid } });
  const stop = { tabIndex: isStop ? 0 : -1 };
  const act = {
    'data-cmid': message.cmid,
    ...stop,
    onFocus: () => onStop(message.cmid),
    onClick: (event: MouseEvent) => {
      // While the panel is open, whatever is pressed is looked at; buttons and links do what they do.
      if (isPanelOpen && !(event.target as Element).closest('button, a')) look();
    },
  };
  if (message.action) {
    return (
      <>
        {day && <Day text={day} />}
        <article className="log__service" {...act}>
          <ServiceLine message={message} />
          <IconAct label={t.lookBehind} className="log__look" {...stop} onClick={look}>
            <Icon20BugOutline />
          </IconAct>
        </article>
      </>
    );
  }
  const withFace = 'chatId' in place && !isMine;
  return (
    <>
      {day && <Day text={day} />}
      <article
        className="message"
        data-mine={isMine}
        data-first={isFirst}
        data-faced={withFace}
        aria-label={isMine ? t.you : author}
        {...act}
      >
        {withFace && (
          <span className="message__face">
            {isFirst && <Face name={author} id={message.fromId} size={32} />}
          </span>
        )}
        <div className="message__body">
          <div className="message__row">
            <Bubble
              message={message}
              author={withFace && isFirst ? author : null}
              isMine={isMine}
              isRead={props.isRead}
              isStop={isStop || isLast}
              answered={props.answered}
            />
            {!message.deleted && <Actions {...props} look={look} />}
          </div>
          {message.template && <Carousel message={message} isStop={isStop || isLast} />}
          <InlineKeyboard message={message} isStop={isStop || isLast} />
        </div>
      </article>
    </>
  );
});

const Day = ({ text }: { text: string }) => <div className="log__day">{text}</div>;

function Actions({ look, message, isMine, place, isStop, onAnswer, onFound }: Props & { look(): void }) {
  const t = useTexts();
  const stop = { tabIndex: isStop ? 0 : -1 };
  if (onFound) {
    return (
      <div className="message__acts" data-shown>
        <IconAct label={t.searchLead} {...stop} onClick={() => onFound(message)}>
          <Icon20ArrowRightOutline />
        </IconAct>
      </div>
    );
  }
  // Without https the clipboard is closed to pages; the text can still be marked by hand.
  const copy = () => void navigator.clipboard?.writeText(message.text).catch(() => {});
  return (
    <div className="message__acts">
      <IconAct label={t.reply} {...stop} onClick={() => onAnswer(message, 'reply')}>
        <Icon20ReplyOutline />
      </IconAct>
      <IconAct label={t.forward} {...stop} onClick={() => onAnswer(message, 'forward')}>
        <Icon20ShareOutline />
      </IconAct>
      {isMine && 'communityId' in place && message.attachments.length === 0 && (
        <IconAct label={t.edit} {...stop} onClick={() => onAnswer(message, 'edit')}>
          <Icon20WriteOutline />
        </IconAct>
      )}
      <IconAct label={t.lookBehind} {...stop} onClick={look}>
        <Icon20BugOutline />
      </IconAct>
      {message.text !== '' && (
        <IconAct label={t.copyText} {...stop} onClick={copy}>
          <Icon20CopyOutline />
        </IconAct>
      )}
    </div>
  );
}

function InlineKeyboard({ message, isStop }: { message: ControlMessage; isStop: boolean }) {
  const t = useTexts();
  const { keyboard, cmid, fromId } = message;
  if (!keyboard || keyboard.buttons.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame and has no arrows either
    <div className="inline-keyboard" role="group" aria-label={t.inlineKeyboard} onKeyDown={moveByArrows}>
      {keyboard.buttons.map((row, r) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place on the keyboard is what keeps the focus
        <div className="keyboard__row" key={r}>
          {row.map((button, column) => (
            <BotButton
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={column}
              button={button}
              at={{ cmid, row: r, column }}
              communityId={fromId < 0 ? -fromId : undefined}
              isStop={isStop}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
