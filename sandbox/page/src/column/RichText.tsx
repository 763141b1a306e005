import { useContext } from 'react';
import { cutText } from '../links/links.ts';
import { useLinks } from '../links/useLinks.ts';
import { ReaderContext } from './reader.ts';

/** A message's words; invites and chats among its links open here, all others in the browser. */
export function RichText({ text, isStop }: { text: string; isStop: boolean }) {
  const { read, openLink } = useLinks(useContext(ReaderContext));
  return (
    <p className="bubble__text">
      {cutText(text).map((piece, i) => {
        const key = `${i} ${piece.text}`;
        if (piece.kind === 'text') return <span key={key}>{piece.text}</span>;
        if (piece.url === '') {
          return (
            <span key={key} className="bubble__mention">
              {piece.text}
            </span>
          );
        }
        const target = read(piece.url);
        const isOutside = target.kind === 'outside';
        return (
          <a
            key={key}
            href={isOutside ? target.url : piece.url}
            target="_blank"
            rel="noopener noreferrer"
            tabIndex={isStop ? 0 : -1}
            onClick={(event) => {
              if (isOutside) return;
              event.preventDefault();
              openLink(piece.url);
            }}
          >
            {piece.text}
          </a>
        );
      })}
    </p>
  );
}
