export type * from './backstage-types.ts';
export type { Chat, ChatMember, Chats } from './chat-types.ts';
export type * from './dialog-types.ts';
export { createSandbox } from './sandbox.ts';
export { type NoTranscript, readTranscript, TRANSCRIPT_BYTES } from './transcript.ts';
export type * from './types.ts';
export type * from './vk-types.ts';
