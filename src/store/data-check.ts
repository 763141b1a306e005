import { resolve } from 'node:path';
import { command } from '#src/commands.ts';
import { type DataState, dataVersion } from '#src/store/data-version.ts';
import { hostsOf } from '#src/store/redis-address.ts';

/** Where the data was looked for, as an operator may read it. */
export function placeName({ redisUrl, dataDir }: { redisUrl: string | undefined; dataDir: string }): string {
  const folder = resolve(dataDir);
  return redisUrl === undefined
    ? `the Redis under DATA_DIR (${folder})`
    : `the Redis of REDIS_URL (${hostsOf(redisUrl)})`;
}

/**
 * What keeps a bot from going on with what is there of a community, in a sentence; undefined where nothing does.
 *
 * @param hadSchool  DATA_DIR remembers one
 * @param place  as `placeName` says it
 */
export function faultOfData(
  { version, hasSchool, restoring }: DataState,
  { groupId, hadSchool, place }: { groupId: number; hadSchool: boolean; place: string },
): string | undefined {
  if (restoring !== undefined)
    return `A restore of community ${groupId} was cut off (begun ${restoring}), so what is there is not whole: ${command('restore', 'FILE --replace')}.`;
  if (version > dataVersion)
    return `The data of community ${groupId} was written by a newer version of the bot (data version ${version}, this one knows ${dataVersion}): start that version again, or put back a backup of before the update.`;
  if (hadSchool && !hasSchool)
    return `The school of community ${groupId} is gone: ${place} holds none. Put back a backup (${command('restore', 'FILE')}), or mend REDIS_URL or DATA_DIR where another Redis is meant, or begin a new school: ${command('start', '--new-school')}.`;
  return undefined;
}
