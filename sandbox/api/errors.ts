import type { ApiError } from '../types.ts';

/** VK's words for the codes that the sandbox answers with (errors.json of the schema). */
export const MESSAGES: Readonly<Record<number, string>> = {
  1: 'Unknown error occurred',
  3: 'Unknown method passed',
  5: 'User authorization failed',
  6: 'Too many requests per second',
  7: 'Permission to perform this action is denied',
  8: 'Invalid request',
  9: 'Flood control',
  10: 'Internal server error',
  12: 'Unable to compile code',
  13: 'Runtime error occurred during code invocation',
  14: 'Captcha needed',
  15: 'Access denied',
  18: 'User was deleted or banned',
  27: 'Group authorization failed',
  28: 'Application authorization failed',
  29: 'Rate limit reached',
  30: 'This profile is private',
  36: 'Method execution was interrupted due to timeout',
  100: 'One of the parameters specified was missing or invalid',
  104: 'Not found',
  105: "Couldn't save file",
  113: 'Invalid user id',
  118: 'Invalid server',
  121: 'Invalid hash',
  125: 'Invalid group id',
  601: 'Permission denied. You have requested too many actions this day. Try later.',
  900: "Can't send messages for users from blacklist",
  901: "Can't send messages for users without permission",
  902: "Can't send messages to this user due to their privacy settings",
  909: "Can't edit this message, because it's too old",
  910: "Can't sent this message, because it's too big",
  911: 'Keyboard format is invalid',
  912: 'This is a chat bot feature, change this status in settings',
  913: 'Too many forwarded messages',
  914: 'Message is too long',
  917: "You don't have access to this chat",
  919: "You can't see invite link for this chat",
  920: "Can't edit this kind of message",
  921: "Can't forward these messages",
  922: 'You left this chat',
  924: "Can't delete this message for everybody",
  925: 'You are not admin of this chat',
  927: 'Chat does not exist',
  931: "You can't change invite link for this chat",
  932: "Your community can't interact with this peer",
  935: 'User not found in chat',
  936: 'Contact not found',
  943: 'Cannot use this intent',
  944: 'Limits overflow for this intent',
  945: 'Chat was disabled',
  946: 'Chat not supported',
  950: "Can't send message, reply timed out",
  2000: 'Servers number limit is reached',
};

/** An error that VK would answer with. `detail` says which parameter and why. */
export class ApiFault extends Error {
  readonly code: number;

  constructor(code: number, detail?: string) {
    const message = MESSAGES[code] ?? `Error ${code}`;
    super(detail === undefined ? message : `${message}: ${detail}`);
    this.code = code;
  }
}

export const badParameter = (detail: string): ApiFault => new ApiFault(100, detail);

/** VK says back what it was asked, but for the token. */
export function renderError(
  fault: ApiFault,
  method: string,
  params: Readonly<Record<string, string>>,
): ApiError {
  return {
    error_code: fault.code,
    error_msg: fault.message,
    request_params: Object.entries({ method, oauth: '1', ...params }).map(([key, value]) => ({ key, value })),
  };
}
