/** VK's word for a picture or a document, with the key to what is private: by it a message carries one. */
export const isReference = (text: string): boolean =>
  /^(?:photo|doc)-?\d{1,15}_\d{1,15}(?:_\w{1,64})?$/.test(text);
