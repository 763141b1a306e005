import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { draw } from '#src/files/draw.ts';
import { leave, sentenceOfFault } from '#src/operator.ts';
import { settingsOr } from '#src/settings.ts';
import { type SayArgs, say } from '#src/text/say.ts';
import { loadTexts } from '#src/text/texts.ts';
import { type OnPaper, paperOf, readPaper } from '#src/vk/on-paper.ts';

/** `npm run print`: the sheet for the teachers' meeting that introduces the bot, as a document to print. */
const usage = [
  'npm run print                 makes the sheet for the teachers’ meeting, for each community of .env',
  'npm run print -- school555    for this community, whether or not there is a .env',
].join('\n');

/** The way in, then five words; each of them is one that the bot hears (test/handbooks.test.ts). */
const lines = ['what', 'find', 'code', 'answer', 'words', 'menu', 'chats', 'events', 'away', 'help'];
const notes = ['without', 'safe'];

async function print(paper: OnPaper): Promise<void> {
  const { name, address, link } = paper;
  const texts = loadTexts(fileURLToPath(new URL('../locales', import.meta.url)));
  const args: SayArgs = { name, address };
  const written = (part: string) => texts.render(say(`meeting-sheet.${part}`, args), 'ru', 'Europe/Moscow');
  const page = {
    ...{ link, code: null, title: written('title') },
    heading: name === '' ? [] : [written('heading')],
    lines: lines.map(written),
    notes: notes.map(written),
  };
  const file = `bot-${address.split('/').at(-1)}.pdf`;
  writeFileSync(file, (await draw({ kind: 'sheet-paper', name: file, pages: [page] })).content);
  process.stdout.write(`${file}: one page, A4. Its QR code opens ${address}.\n`);
}

async function readAll(): Promise<OnPaper[]> {
  const { config, communities } = settingsOr(leave);
  const read = await Promise.all(communities.map((community) => readPaper(community, config)));
  return read.map((one) => (one.ok ? one.paper : leave(`${one.sentence}\n\n${usage}`)));
}

const [named, ...more] = process.argv.slice(2);
if (named === '--help') process.stdout.write(`${usage}\n`);
else {
  const paper = named === undefined ? undefined : paperOf(named);
  if (more.length > 0 || (named !== undefined && paper === undefined)) leave(usage);
  const papers = paper ? [paper] : await readAll();
  for (const one of papers)
    await print(one).catch((fault: unknown) => leave(`There is no sheet. ${sentenceOfFault(fault)}`));
}
