/** Where the documents put the bot: by hand anywhere, as a service of systemd, or in a container. */
type Way = 'by hand' | 'service' | 'docker';

const folders: Readonly<Record<string, Way>> = { '/srv/school-bot': 'service', '/bot': 'docker' };
const wayHere = (): Way => folders[process.cwd()] ?? 'by hand';

type Name = 'start' | 'doctor' | 'vk:setup' | 'dead-letters' | 'backup' | 'restore';
/** Of those whose file has another name. */
const files: Partial<Record<Name, string>> = { start: 'main', 'vk:setup': 'set-up' };
/** Beside the bot that runs; the others have a container of their own. */
const beside: readonly Name[] = ['doctor', 'dead-letters', 'backup'];

/** A command of the operator as it is typed where this bot lives. @param words  what is written behind it */
export function command(name: Name, words = '', way = wayHere()): string {
  if (way === 'docker') {
    if (name === 'start' && words === '') return 'docker compose up -d';
    const run = beside.includes(name) ? 'exec' : name === 'restore' ? 'run --rm -v /mnt:/mnt' : 'run --rm';
    return `docker compose ${run} bot node --conditions=built dist/src/${files[name] ?? name}.js ${words}`.trim();
  }
  if (way === 'service' && name === 'start' && words === '') return 'sudo systemctl start school-bot';
  const npm = `npm ${name === 'start' ? name : `run ${name}`}${words === '' ? '' : ` -- ${words}`}`;
  return way === 'service' ? `sudo -u school-bot env DATA_DIR=/var/lib/school-bot ${npm}` : npm;
}
