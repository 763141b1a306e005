import { Icon24ChevronLeft, Icon24ChevronRight } from '@vkontakte/icons';
import { useRef } from 'react';
import type { ControlMessage } from '../../../control-types.ts';
import { localUrl } from '../links/links.ts';
import { useLinks } from '../links/useLinks.ts';
import { useTexts, useWorld } from '../page.tsx';
import { moveByArrows } from '../ui/focus.ts';
import { IconAct } from '../ui/Plain.tsx';
import { BotButton } from './BotButton.tsx';

type Card = NonNullable<ControlMessage['template']>['elements'][number];

/** Cards side by side; the arrows are for those who have no finger to swipe with. */
export function Carousel({ message, isStop }: { message: ControlMessage; isStop: boolean }) {
  const t = useTexts();
  const row = useRef<HTMLUListElement>(null);
  const cards: readonly Card[] = message.template?.elements ?? [];
  const scroll = (way: 1 | -1) => row.current?.scrollBy({ left: way * 220, behavior: 'smooth' });
  return (
    <section className="carousel" aria-label={t.carousel}>
      <ul className="carousel__row" ref={row}>
        {cards.map((card, element) => (
          <CardView
            // biome-ignore lint/suspicious/noArrayIndexKey: cards keep their places
            key={element}
            card={card}
            element={element}
            message={message}
            isStop={isStop}
          />
        ))}
      </ul>
      {cards.length > 1 && (
        <>
          <IconAct
            label={t.previous}
            className="carousel__arrow"
            data-way="back"
            tabIndex={-1}
            onClick={() => scroll(-1)}
          >
            <Icon24ChevronLeft />
          </IconAct>
          <IconAct
            label={t.next}
            className="carousel__arrow"
            data-way="on"
            tabIndex={-1}
            onClick={() => scroll(1)}
          >
            <Icon24ChevronRight />
          </IconAct>
        </>
      )}
    </section>
  );
}

interface CardProps {
  card: Card;
  element: number;
  message: ControlMessage;
  isStop: boolean;
}

function CardView({ card, element, message, isStop }: CardProps) {
  const serverUrl = useWorld((world) => world.url);
  const { openLink } = useLinks();
  const photo = card.photo?.sizes.at(-1)?.url;
  const action = card.action?.type === 'open_link' ? card.action : undefined;
  return (
    <li className="card" onKeyDown={moveByArrows}>
      {card.photo_id !== undefined && (
        <div className="card__photo">{photo && <img alt="" src={localUrl(photo, serverUrl)} />}</div>
      )}
      <div className="card__text">
        {card.title &&
          (action ? (
            <button type="button" className="card__title" onClick={() => openLink(action.link)}>
              {card.title}
            </button>
          ) : (
            <strong className="card__title">{card.title}</strong>
          ))}
        {card.description && <span className="card__about">{card.description}</span>}
      </div>
      <div className="card__buttons">
        {card.buttons.map((button, column) => (
          <BotButton
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is what keeps the focus
            key={column}
            button={button}
            at={{ cmid: message.cmid, element, row: 0, column }}
            communityId={message.fromId < 0 ? -message.fromId : undefined}
            isStop={isStop}
          />
        ))}
      </div>
    </li>
  );
}
