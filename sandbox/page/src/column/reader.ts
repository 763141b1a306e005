import { createContext } from 'react';

/** Whose column it is: links and pictures in it are opened by this person first. */
export const ReaderContext = createContext<number | undefined>(undefined);
