import { Fault } from '#src/faults.ts';

/** A backup is not made, or not put back; the message is for the operator and says what to do. */
export class BackupRefused extends Fault {
  readonly code = 'backup';
}
