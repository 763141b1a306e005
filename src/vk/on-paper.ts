import { dialogAddress } from '#src/vk/address.ts';
import { openVk } from '#src/vk/calls.ts';
import type { At, Served } from '#src/vk/check.ts';
import { sentenceOf } from '#src/vk/community.ts';
import { readGroup } from '#src/vk/state.ts';

/** A community as a sheet of paper tells of it. */
export interface OnPaper {
  /** Empty where only its address is known. */
  readonly name: string;
  /** As it is typed. */
  readonly address: string;
  /** As a camera reads it. */
  readonly link: string;
}

const onPaper = (shortName: string, name = ''): OnPaper => {
  const address = dialogAddress(shortName);
  return { name, address, link: `https://${address}` };
};

/** «school555», or the address of its page or its dialog; undefined for anything else. */
export function paperOf(said: string): OnPaper | undefined {
  const found = /^(?:https?:\/\/)?(?:(?:www\.|m\.)?vk\.(?:com|me|ru)\/)?([a-z][a-z0-9_.]{1,31})\/?$/i.exec(
    said,
  );
  return found?.[1] === undefined ? undefined : onPaper(found[1]);
}

/** The community of a key, as VK tells of it. */
export async function readPaper({ token, groupId }: Served, { vkApiBaseUrl }: At) {
  try {
    const vk = openVk({ token, groupId, apiBaseUrl: vkApiBaseUrl, patient: true });
    const { screenName, name } = await readGroup(vk, groupId);
    return { ok: true, paper: onPaper(screenName, name) } as const;
  } catch (fault) {
    return { ok: false, sentence: sentenceOf(fault, groupId) } as const;
  }
}
