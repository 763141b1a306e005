import {
  Icon24Attach,
  Icon28DocumentOutline,
  Icon28PictureOutline,
  Icon28SmileOutline,
  Icon28VoiceOutline,
} from '@vkontakte/icons';
import { type ChangeEvent, useRef } from 'react';
import { usePage, useTexts } from '../page.tsx';
import { Menu } from '../ui/Menu.tsx';
import { IconAct } from '../ui/Plain.tsx';

interface Props {
  communityId: number;
  personId: number;
  onFiles(files: Iterable<File>): void;
}

export function AttachMenu({ communityId, personId, onFiles }: Props) {
  const { layout, messenger } = usePage();
  const t = useTexts();
  const file = useRef<HTMLInputElement>(null);
  const photo = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.target.files ?? [])]);
    // The same file may be chosen again.
    event.target.value = '';
  };
  const items = [
    { label: t.attachFile, icon: <Icon28DocumentOutline />, onChoose: () => file.current?.click() },
    { label: t.attachPhoto, icon: <Icon28PictureOutline />, onChoose: () => photo.current?.click() },
    {
      label: t.attachVoice,
      icon: <Icon28VoiceOutline />,
      onChoose: () => layout.set({ modal: { kind: 'voice', communityId, personId } }),
    },
    {
      label: t.attachSticker,
      icon: <Icon28SmileOutline />,
      onChoose: () => void messenger.does(communityId, personId, 'sticker'),
    },
  ];
  return (
    <>
      <Menu label={t.attach} items={items} placement="top-start">
        {({ ref, expanded, open }) => (
          <IconAct
            label={t.attach}
            buttonRef={ref}
            aria-haspopup="menu"
            aria-expanded={expanded}
            onClick={open}
          >
            <Icon24Attach />
          </IconAct>
        )}
      </Menu>
      <input ref={file} type="file" multiple hidden aria-label={t.attachFile} onChange={take} />
      <input
        ref={photo}
        type="file"
        multiple
        hidden
        accept="image/png,image/jpeg,image/gif"
        aria-label={t.attachPhoto}
        onChange={take}
      />
    </>
  );
}
