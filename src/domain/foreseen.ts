import type { Transaction } from '#src/domain/ground/transaction.ts';
import { allQuestions } from '#src/domain/questions/kept.ts';
import { Platform } from '#src/domain/school/record.ts';

/**
 * Asks for what words are compared with along with what is read first, before it is known who writes and which platform
 * is in force: the school's own answers, the questions that are open and the events ahead. So words of which no step
 * makes anything cost no trip of their own.
 */
export function foreseeWords(tx: Pick<Transaction, 'read' | 'list'>): void {
  const asked = Platform.options.map((platform) => tx.read('answerBook', platform));
  // Whoever needs them reads them once more, and meets what went wrong there.
  for (const one of [...asked, tx.list('questions', allQuestions), tx.list('events', 'all')])
    one.catch(() => undefined);
}
