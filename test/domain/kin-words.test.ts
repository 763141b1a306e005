import { describe, expect, it } from 'vitest';
import { isOtherRelative } from '#src/domain/people/kin-words.ts';

describe('another relative says so', () => {
  it.each([
    'Бабушка Миши',
    'я бабушка',
    'Здравствуйте, я старшая сестра Ани',
    'Ольга Смирнова, бабушка',
    'Ольга Смирнова (тётя Миши)',
    'это дедушка',
    "I'm Tom's uncle",
    'Grandmother of Tom',
  ])('«%s»', (said) => expect(isOtherRelative(said)).toBe(true));

  it.each([
    'Ольга Бабушкина',
    'Бабушкина Ольга',
    'Миша и сестра Аня',
    'Дедов Иван',
    'Сестрорецкий Братислав',
    'я опекун',
    'Tom Brotherton',
  ])('«%s» does not', (said) => expect(isOtherRelative(said)).toBe(false));
});
