/** How much of each is measured. */
export interface Size {
  readonly rounds: number;
  readonly installs: number;
  readonly rush: {
    readonly people: number;
    readonly seconds: number;
    readonly perCall: number;
    /** Beside a durable engine too: 220 MB are fetched for it. */
    readonly durable?: boolean;
  };
  readonly alone: { readonly times: number };
  readonly path: { readonly people: number };
  readonly mailing: { readonly recipients: readonly number[]; readonly talkers: number };
  readonly several: {
    readonly processes: readonly number[];
    readonly people: number;
    readonly seconds: number;
  };
  readonly growth: { readonly sizes: readonly number[]; readonly times: number };
}

/** One person writes no faster than VK's 20 calls a second would let anybody be answered. */
export const everyMs = 70;

export const whole: Size = {
  rounds: 5,
  installs: 5,
  rush: { people: 500, seconds: 20, perCall: 20, durable: true },
  alone: { times: 200 },
  path: { people: 2_000 },
  mailing: { recipients: [3_000, 30_000], talkers: 20 },
  several: { processes: [1, 2, 4], people: 500, seconds: 8 },
  growth: { sizes: [3_000, 30_000, 300_000, 1_000_000], times: 200 },
};

/** Roughly, within two minutes: enough for what is counted. */
export const quick: Size = {
  rounds: 1,
  installs: 0,
  rush: { people: 200, seconds: 3, perCall: 8 },
  alone: { times: 40 },
  path: { people: 60 },
  mailing: { recipients: [3_000], talkers: 5 },
  several: { processes: [1, 2], people: 200, seconds: 2 },
  growth: { sizes: [3_000], times: 40 },
};
