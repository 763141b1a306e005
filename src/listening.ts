/** Where somebody listens, or is asked. */
interface Place {
  readonly host: string;
  readonly port: number;
}

/** Why nobody can listen there, for the operator. @param variable  of the settings, which names the port */
export function listeningFault(variable: string, place: Place, fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code === 'EADDRINUSE') return portTaken(variable, place);
  return `${variable} cannot be listened on (${code}): check the host and the port ${place.port}.`;
}

/** Somebody else listens there. */
export const portTaken = (variable: string, { host, port }: Place): string =>
  `${variable} ${port} is taken on ${host}: end what listens there, or name another port.`;

/** How whoever listens there is asked from this machine. */
export function nearAddress({ host, port }: Place): string {
  const near = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${near.includes(':') ? `[${near}]` : near}:${port}`;
}
