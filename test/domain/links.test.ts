import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChatLink } from '#src/domain/chats/links.ts';

const vkToken = 'AJQ1dzLqSwhbFR/gROKii0Ezb';
const maxToken = 'q3Wn_8sVxk0T-5bYcR1mZp7LdHfJ2uEaGvN9oXtQwKi';
const linkOf = (text: string) => {
  const read = readChatLink(text);
  return read.ok ? `${read.kind} ${read.link}` : read.refusal;
};

describe('an invitation to a chat', () => {
  it.each([
    ['a token of 21 characters', 'https://vk.me/join/AJQ1d-LqSw_bFR0gROKii'],
    ['a token with a slash inside', `https://vk.me/join/${vkToken}`],
    ['a token that ends in «=»', 'https://vk.me/join/AJQ1d/y45zg='],
    [
      'a long token with «+» inside and «==» at the end',
      'https://vk.me/join/AJQ1d+LqSwhbFR/gROKii0Ezb+zLqSwhby5g==',
    ],
    ['the other domain of VK', `https://vk.ru/join/${vkToken}`],
    ['the old domain of VK', `https://vk.com/join/${vkToken}`],
    ['the mobile site', `https://m.vk.com/join/${vkToken}`],
  ])('is taken as VK’s with %s', (_what, link) => {
    expect(linkOf(link)).toBe(`vk-chat ${link}`);
  });

  it('is taken as MAX’s', () => {
    expect(linkOf(`https://max.ru/join/${maxToken}`)).toBe(`max-chat https://max.ru/join/${maxToken}`);
  });

  it.each([
    'https://sferum.ru/?p=start&invite=AbC1',
    'https://sferum.ru/?p=join&class=1',
    'https://sferum.ru/anything',
  ])('is taken as Сферум’s: %s', (link) => {
    expect(linkOf(link)).toBe(`sferum ${link}`);
  });

  it('is taken as a short one, whose target nobody sees', () => {
    expect(linkOf('https://vk.cc/aBc12')).toBe('short https://vk.cc/aBc12');
  });

  it.each([
    ['without https://', `vk.me/join/${vkToken}`],
    ['with http://', `http://vk.me/join/${vkToken}`],
    ['with spaces around', `  https://vk.me/join/${vkToken} \n`],
    ['with a full stop', `https://vk.me/join/${vkToken}.`],
    ['in brackets', `(https://vk.me/join/${vkToken})`],
    ['in quotation marks', `«https://vk.me/join/${vkToken}»,`],
    ['in a sentence', `Вот ссылка на чат 7Б: https://vk.me/join/${vkToken}. Спасибо!`],
    ['with a capital from the telephone', `Vk.me/join/${vkToken}`],
    ['with www', `https://www.vk.me/join/${vkToken}`],
    ['percent-encoded', `https://vk.me/join/${vkToken.replace('/', '%2F')}`],
    ['with a query', `https://vk.me/join/${vkToken}?from=qr`],
    ['glued to a word', `Чат:https://vk.me/join/${vkToken}`],
    ['glued to a word, without https://', `Чат:vk.me/join/${vkToken}`],
    ['glued to a dash', `7А-https://vk.me/join/${vkToken}`],
    ['glued to another address', `https://vk.com/school555,https://vk.me/join/${vkToken}`],
    ['with a picture behind it', `https://vk.me/join/${vkToken}👍`],
    ['with a picture and a word behind it', `https://vk.me/join/${vkToken}👍🏽спасибо`],
    ['with a heart before it', `❤️https://vk.me/join/${vkToken}❤️`],
    ['with marks that cannot be seen', `\u2068https://vk.me/join/\u200B${vkToken}\u2069`],
    ['in Markdown', `[Чат 7А](https://vk.me/join/${vkToken})`],
    ['in Markdown, twice', `[vk.me/join](https://vk.me/join/${vkToken})`],
    ['in the way of VK', `[https://vk.me/join/${vkToken}|Чат 7А]`],
    [
      'behind VK’s redirect',
      `https://vk.com/away.php?to=https%3A%2F%2Fvk.me%2Fjoin%2F${encodeURIComponent(vkToken)}`,
    ],
    ['behind the mobile site’s redirect', `m.vk.com/away?to=https://vk.me/join/${vkToken}&cc_key=`],
    [
      'behind two redirects',
      `https://vk.com/away.php?to=${encodeURIComponent(`https://vk.ru/away.php?to=https://vk.me/join/${vkToken}`)}`,
    ],
  ])('is read %s', (_how, text) => {
    expect(linkOf(text)).toBe(`vk-chat https://vk.me/join/${vkToken}`);
  });

  it('is found after a link to another place', () => {
    expect(linkOf(`из vk.com/school555 и https://vk.me/join/${vkToken}`)).toBe(
      `vk-chat https://vk.me/join/${vkToken}`,
    );
  });
});

describe('what is not an invitation', () => {
  it.each([
    'https://web.vk.me/convo/200000015',
    'web.vk.me/convo/2000000015?entrypoint=list_all',
    'https://vk.com/im?sel=c1',
    'https://vk.ru/im/convo/2000000001',
    'https://m.vk.com/mail?act=show&chat=1',
    'https://vk.com/im',
    'https://web.max.ru/-69012345678',
  ])('is known as the address of an open chat: %s', (text) => {
    expect(linkOf(text)).toBe('open-chat-address');
  });

  it.each([
    'http://sferum.ru.evil.example/?p=start',
    `https://vk.me.evil.example/join/${vkToken}`,
    `https://vk.me@evil.example/join/${vkToken}`,
    `https://vk.me:8443/join/${vkToken}`,
    `https://vк.me/join/${vkToken}`,
    `vк.me/join/${vkToken}`,
    `https://vkme.ru/join/${vkToken}`,
    'https://t.me.evil.example/+abcdefghij',
    'https://t.me@evil.example/+abcdefghij',
    'https://notwhatsapp.com/abcdefghij',
    'https://сферум.рф/?p=start',
    'evil.example/join',
    'https://',
  ])('is refused as another host: %s', (text) => {
    expect(linkOf(text)).toBe('other-host');
  });

  it.each([
    '',
    'не знаю, где её взять',
    'ссылка в дневнике и т.д.',
    '5.3',
    'Чат: 7А, см. стр. 5:30',
    'anna@school.example',
    'Чат:vk.me:8443/join/',
  ])('is no link to a chat: %s', (text) => {
    expect(linkOf(text)).toBe('no-link');
  });

  it.each([
    'https://vk.com/call/join/AbCdEfGhIjKlMnOp',
    'https://vk.me/school555',
    'https://vk.me/school555?ref=ABCDEFGHJK',
    'https://vk.com/sferum',
    'https://max.ru/school555',
    'https://vk.cc/',
    'https://vk.me/join/short',
    'https://vk.me/join/',
  ])('is known as a link to something else: %s', (text) => {
    expect(linkOf(text)).toBe('other-page');
  });

  it.each([
    'https://sferum.ru',
    'https://sferum.ru/?p=start',
    'Вот: sferum.ru/?p=start.',
    'https://sferum.ru/?p=start&utm_source=site',
    'https://sferum.ru/?p=dashboard',
    'https://sferum.ru/?p=dashboard&schoolId=217330767',
    'https://www.sferum.ru/?schoolId=217330767&p=Dashboard',
  ])('is known as a page of Сферум that invites nobody: %s', (text) => {
    expect(linkOf(text)).toBe('sferum-page');
  });

  it.each([
    'https://vk.com/away.php?to=https%3A%2F%2Fevil.example%2Fjoin',
    'https://vk.com/away.php?to=https%3A%2F%2Fsferum.ru%2F%3Fp%3Dstart',
    'https://vk.com/away.php?to=',
    'https://vk.com/away.php',
    `https://vk.com/away.php?to=https://vk.me@evil.example/join/${vkToken}`,
    `${'https://vk.com/away?to='.repeat(4)}https://vk.me/join/${vkToken}`,
  ])('is known as a redirect: %s', (text) => {
    expect(linkOf(text)).toBe('redirect');
  });

  it.each([
    'https://t.me/+abcdefghij',
    't.me/joinchat/abcdefghij',
    'https://telegram.me/school555',
    'https://chat.whatsapp.com/abcdefghij0123456789',
    'https://wa.me/79000000000',
    'https://invite.viber.com/?g2=abcdefghij',
    'tg://join?invite=abcdefghij',
    'whatsapp://chat?code=abcdefghij',
  ])('is known as one of another messenger: %s', (text) => {
    expect(linkOf(text)).toBe('other-messenger');
  });

  it('is too long for a message that holds a link', () => {
    expect(linkOf('я'.repeat(1001))).toBe('too-long');
    expect(linkOf(`https://sferum.ru/?p=${'a'.repeat(400)}`)).toBe('too-long');
  });
});

// A failing property prints its seed and path; give them to fc.assert to repeat the run.
describe('any text', () => {
  const tokenChar = fc.constantFrom(...'ABCxyz019_-/+=');
  const token = fc.array(tokenChar, { minLength: 10, maxLength: 80 }).map((chars) => chars.join(''));

  it('with a VK token of any shape is read back letter for letter', () => {
    fc.assert(
      fc.property(token, fc.constantFrom('', '.', ')', ' ', '»,'), (made, after) => {
        expect(linkOf(`https://vk.me/join/${made}${after}`)).toBe(`vk-chat https://vk.me/join/${made}`);
      }),
    );
  });

  it('is answered and never thrown at, and what is taken reads the same again', () => {
    const scrap = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.constantFrom(
        'https://vk.me/join/',
        'vk.cc/',
        'max.ru/join/',
        'https://vk.com/away.php?to=',
        'Чат:',
        '👍',
        'https://sferum.ru/?',
        '%2F',
        '%',
        '@',
        ' ',
      ),
      token,
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 6 }), (scraps) => {
        const read = readChatLink(scraps.join(''));
        if (!read.ok) return;
        expect(new URL(read.link).protocol).toBe('https:');
        expect(readChatLink(read.link)).toEqual(read);
      }),
      { numRuns: 400 },
    );
  });
});
