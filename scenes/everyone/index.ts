import { answer } from '#scenes/everyone/answer.ts';
import { askSchool } from '#scenes/everyone/ask-school.ts';
import { asked } from '#scenes/everyone/asked.ts';
import { duty } from '#scenes/everyone/duty.ts';
import { event } from '#scenes/everyone/event.ts';
import { events } from '#scenes/everyone/events.ts';
import { hello } from '#scenes/everyone/hello.ts';
import { help } from '#scenes/everyone/help.ts';
import { home } from '#scenes/everyone/home.ts';
import { joinAgain } from '#scenes/everyone/join-again.ts';
import { lesson } from '#scenes/everyone/lesson.ts';
import { mailRead } from '#scenes/everyone/mail-read.ts';
import { meant } from '#scenes/everyone/meant.ts';
import { myChats } from '#scenes/everyone/my-chats.ts';
import { myRequests } from '#scenes/everyone/my-requests.ts';
import { mySchoolChat } from '#scenes/everyone/my-school-chat.ts';
import { myTicket } from '#scenes/everyone/my-ticket.ts';
import { passOnScene } from '#scenes/everyone/pass-on.ts';
import { platformLink } from '#scenes/everyone/platform-link.ts';
import { settings } from '#scenes/everyone/settings.ts';
import { supportLetter } from '#scenes/everyone/support-letter.ts';
import { trustedAdult } from '#scenes/everyone/trusted-adult.ts';
import { unwanted } from '#scenes/everyone/unwanted.ts';
import type { Scene } from '#scenes/scene.ts';

/** What every person reaches, whatever their roles. */
export const everyone = [
  hello,
  home,
  myRequests,
  joinAgain,
  platformLink,
  duty,
  myChats,
  mySchoolChat,
  events,
  event,
  lesson,
  help,
  askSchool,
  myTicket,
  supportLetter,
  trustedAdult,
  asked,
  meant,
  passOnScene,
  settings,
  unwanted,
  mailRead,
  answer,
] as const satisfies readonly Scene[];
