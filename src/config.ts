import { isIPv6 } from 'node:net';
import { z } from 'zod';

/** A school's community, as the messenger lets the bot in. */
export interface Community {
  readonly groupId: number;
  readonly token: string;
  readonly adminVkIds: readonly number[];
  /** Where VK calls the bot: VK gives each community its own. */
  readonly callback?: CallbackKeys | undefined;
}

/** The communities that one process serves: one from the environment, or as many as a file names. */
type Served = { readonly communities: readonly Community[] } | { readonly communitiesFile: string };

export interface CallbackServer {
  readonly by: 'callback';
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

export interface CallbackKeys {
  readonly secret: string;
  readonly confirmation: string;
}

export interface Settings {
  /** Without a slash at its end; undefined means the library's own. */
  readonly vkApiBaseUrl: string | undefined;
  /** undefined means the private Redis under `dataDir`. */
  readonly redisUrl: string | undefined;
  readonly updates: { readonly by: 'longpoll' } | CallbackServer;
  /** undefined means no health server; port 0 means any free one. */
  readonly healthAt: { readonly host: string; readonly port: number } | undefined;
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  readonly logLevel: LogLevel;
  /** undefined means the key that the first start makes under `dataDir`. */
  readonly logKey: string | undefined;
  readonly dataDir: string;
  readonly backupPassphrase: string | undefined;
}

export type Config = Settings & Served;

export interface ConfigFault {
  readonly variable: Variable;
  /** Goes on after the variable's name; never repeats the value, which may be a secret. */
  readonly problem: string;
  readonly example: string;
}

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Every variable, in the order of .env.example. */
export const examples = {
  VK_TOKEN: 'vk1.a.AbCdEf123',
  VK_GROUP_ID: '123456789',
  VK_API_BASE_URL: 'https://api.vk.ru/method',
  VK_TRANSPORT: 'longpoll',
  CALLBACK_HOST: '127.0.0.1',
  CALLBACK_PORT: '8080',
  CALLBACK_PATH: '/vk',
  CALLBACK_SECRET: 'aVeryLongSecret123',
  CALLBACK_CONFIRMATION: '1a2b3c4d',
  REDIS_URL: 'redis://127.0.0.1:6379/0',
  ADMIN_VK_IDS: '12345,67890',
  HTTP_PORT: '8081',
  SMTP_URL: 'smtps://user:password@smtp.example.org:465',
  MAIL_FROM: 'bot@school.example',
  LOG_LEVEL: 'info',
  LOG_KEY: '64 hexadecimal digits, as `openssl rand -hex 32` prints them',
  DATA_DIR: '.data',
  COMMUNITIES_FILE: 'communities.yaml',
  BACKUP_PASSPHRASE: 'five or six words that nobody guesses',
} as const;
export type Variable = keyof typeof examples;

const missing = 'is missing';
export const text = (pattern: RegExp, wrong: string) => z.string(missing).trim().regex(pattern, wrong);
const url = (protocol: RegExp, wrong: string) =>
  z
    .string(missing)
    .trim()
    .pipe(z.url({ protocol, hostname: /./, error: wrong }));

const vkId = /[1-9]\d{0,9}/.source;
/** What makes a community, wherever it is named. */
export const communityFields = {
  vkId: text(new RegExp(`^${vkId}$`), 'is not a VK number').transform(Number),
  groupId: text(new RegExp(`^${vkId}$`), 'is not the bare number of a community').transform(Number),
  token: text(/^[\x21-\x7e]+$/, 'holds blanks or national letters'),
  adminVkIds: text(
    new RegExp(`^${vkId}(?:\\s*,\\s*${vkId})*$`),
    'is not a list of VK numbers with commas between',
  ).transform((list) => [...new Set(list.split(',').map(Number))]),
  secret: text(/^[\x21-\x7e]{1,50}$/, 'is longer than 50 characters, or holds blanks or national letters'),
  confirmation: text(/^[\x21-\x7e]+$/, 'is not the string that VK shows for this server'),
};
const port = text(/^\d+$/, 'is not a port number')
  .transform(Number)
  .pipe(z.number().max(65_535, 'is not a port number'));

// The names of variables are fixed, so the host stands in this one's value. Figures and faults are nobody's
// business outside the machine until somebody says so.
const healthAt = z
  .string()
  .trim()
  .transform((value, faulty) => {
    const [, name, bracketed, digits] = /^(?:(?:([^\s:/[\]]+)|\[(\S+)\]):)?(\d+)$/.exec(value) ?? [];
    const isWhole = Number(digits) <= 65_535 && (bracketed === undefined || isIPv6(bracketed));
    if (isWhole) return { host: name ?? bracketed ?? '127.0.0.1', port: Number(digits) };
    faulty.addIssue('is neither a port number nor host:port');
    return z.NEVER;
  });

const socket = /\/\S+/.source;
const node = /rediss?:\/\/[^\s,/][^\s,]*/.source;
const sentinels =
  /redis\+sentinel:\/\/(?:[^\s,/@]*@)?[^\s,:/@?]+(?::\d+)?(?:,[^\s,:/@?]+(?::\d+)?)*(?:\/[^\s/?]+)?(?:\?\S*)?/
    .source;
const redisUrl = text(
  new RegExp(`^(?:${socket}|${node}(?:\\s*,\\s*${node})*|${sentinels})$`),
  'is neither redis://…, rediss://…, a list of these with commas, redis+sentinel://host:port,host:port/name nor the path of a socket',
);

const SettingsOf = z
  .object({
    VK_API_BASE_URL: url(/^https?$/, 'is not an http:// or https:// address').optional(),
    REDIS_URL: redisUrl.optional(),
    HTTP_PORT: healthAt.optional(),
    SMTP_URL: url(/^smtps?$/, 'is not an smtp:// or smtps:// address').optional(),
    MAIL_FROM: text(
      /^(?:[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'holds no mail address',
    ).optional(),
    LOG_LEVEL: z.enum(logLevels, `is none of ${logLevels.join(', ')}`).default('info'),
    // VK numbers are few enough to be tried one by one: only the key's length keeps the log's ids closed.
    LOG_KEY: text(/^\S{32,}$/, 'is shorter than 32 characters or holds blanks').optional(),
    DATA_DIR: z.string().default(examples.DATA_DIR),
    BACKUP_PASSPHRASE: z.string().min(12, 'is shorter than 12 characters').optional(),
  })
  .refine((read) => read.SMTP_URL === undefined || read.MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    error: 'is missing, and letters that SMTP_URL sends need a sender',
    // Beside other faults too: all of them are told at once.
    when: () => true,
  })
  .transform(
    (read): Omit<Settings, 'updates'> => ({
      vkApiBaseUrl: read.VK_API_BASE_URL?.replace(/\/+$/, ''),
      redisUrl: read.REDIS_URL,
      healthAt: read.HTTP_PORT,
      mail: read.SMTP_URL && read.MAIL_FROM ? { smtpUrl: read.SMTP_URL, from: read.MAIL_FROM } : undefined,
      logLevel: read.LOG_LEVEL,
      logKey: read.LOG_KEY,
      dataDir: read.DATA_DIR,
      backupPassphrase: read.BACKUP_PASSPHRASE,
    }),
  );

const Longpoll = z
  .object({ VK_TRANSPORT: z.literal('longpoll') })
  .transform(() => ({ updates: { by: 'longpoll' as const }, callback: undefined }));
const ServerVariables = z.object({
  VK_TRANSPORT: z.literal('callback'),
  CALLBACK_HOST: text(/^[^\s/]+$/, 'is not an address to listen on'),
  CALLBACK_PORT: port,
  CALLBACK_PATH: text(/^\/[^\s?#]*$/, 'does not begin with a slash, or holds blanks, ? or #'),
});
const KeyVariables = z.object({
  CALLBACK_SECRET: communityFields.secret,
  CALLBACK_CONFIRMATION: communityFields.confirmation,
});
const serverOf = (read: z.output<typeof ServerVariables>): CallbackServer => ({
  by: 'callback',
  host: read.CALLBACK_HOST,
  port: read.CALLBACK_PORT,
  path: read.CALLBACK_PATH,
});
const unknownTransport = 'is neither longpoll nor callback';

const ConfigOfOne = SettingsOf.and(
  z
    .object({
      VK_TOKEN: communityFields.token,
      VK_GROUP_ID: communityFields.groupId,
      ADMIN_VK_IDS: communityFields.adminVkIds.default([]),
    })
    .transform((read) => ({
      token: read.VK_TOKEN,
      groupId: read.VK_GROUP_ID,
      adminVkIds: read.ADMIN_VK_IDS,
    })),
)
  .and(
    z.discriminatedUnion(
      'VK_TRANSPORT',
      [
        Longpoll,
        ServerVariables.extend(KeyVariables.shape).transform((read) => ({
          updates: serverOf(read),
          callback: { secret: read.CALLBACK_SECRET, confirmation: read.CALLBACK_CONFIRMATION },
        })),
      ],
      unknownTransport,
    ),
  )
  .transform(
    ({ token, groupId, adminVkIds, callback, ...settings }): Config => ({
      ...settings,
      communities: [{ groupId, token, adminVkIds, callback }],
    }),
  );

const elsewhere = z
  .undefined('stands beside COMMUNITIES_FILE; name communities in one of the two')
  .optional();
const ConfigOfMany = SettingsOf.and(
  z
    .object({
      ...{ COMMUNITIES_FILE: z.string(), VK_TOKEN: elsewhere, VK_GROUP_ID: elsewhere },
      // Whoever administers one school would administer them all.
      ADMIN_VK_IDS: z
        .undefined('stands beside COMMUNITIES_FILE; name them there, for each community')
        .optional(),
    })
    .transform((read) => ({ communitiesFile: read.COMMUNITIES_FILE })),
).and(
  z.discriminatedUnion(
    'VK_TRANSPORT',
    [
      Longpoll.transform(({ updates }) => ({ updates })),
      ServerVariables.transform((read) => ({ updates: serverOf(read) })),
    ],
    unknownTransport,
  ),
);

/** Reads the environment; an empty variable counts as absent. All faults are told at once. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; config: Config } | { ok: false; faults: readonly ConfigFault[] } {
  const given: Record<string, string> = { VK_TRANSPORT: 'longpoll' };
  for (const [variable, value] of Object.entries(env)) if (value?.trim()) given[variable] = value;

  const schema: z.ZodType<Config> = given.COMMUNITIES_FILE === undefined ? ConfigOfOne : ConfigOfMany;
  const read = schema.safeParse(given);
  return read.success ? { ok: true, config: read.data } : { ok: false, faults: faultsOf(read.error) };
}

/** What the console shows when the environment cannot be used. */
export function formatFaults(faults: readonly ConfigFault[]): string {
  const lines = faults.map(
    ({ variable, problem, example }) => `  ${variable} ${problem}.\n    For example: ${variable}=${example}`,
  );
  return ['The bot cannot start with these settings (.env, or the variables of the process):', ...lines].join(
    '\n',
  );
}

function faultsOf(error: z.ZodError): readonly ConfigFault[] {
  const problems = new Map(error.issues.toReversed().map(({ path, message }) => [path[0], message]));
  return (Object.keys(examples) as Variable[]).flatMap((variable) => {
    const problem = problems.get(variable);
    return problem === undefined ? [] : [{ variable, problem, example: examples[variable] }];
  });
}
