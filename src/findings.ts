/** What is not as the bot needs it: found before it runs, by `npm run doctor` and by `npm run vk:setup` alike. */
export interface Finding {
  /** Nobody gets an answer as long as it is so. */
  readonly stops: boolean;
  /** What it is, what comes of it, and what to tick where. */
  readonly sentence: string;
}

export const stops = (sentence: string): Finding => ({ stops: true, sentence });
export const lacks = (sentence: string): Finding => ({ stops: false, sentence });
