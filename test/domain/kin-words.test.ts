import { describe, expect, it } from 'vitest';
import { nameBesideKin, readKin } from '#src/domain/people/kin-words.ts';

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
  ])('«%s»', (said) => expect(readKin(said)).toBe('other'));

  it.each([
    'Ольга Бабушкина',
    'Бабушкина Ольга',
    'Миша и сестра Аня',
    'Дедов Иван',
    'Сестрорецкий Братислав',
    'Tom Brotherton',
  ])('«%s» does not', (said) => expect(readKin(said)).toBeUndefined());
});

describe('a parent or guardian says so, and no name', () => {
  it.each([
    'я опекун',
    'Опекун',
    'мама Миши',
    'Здравствуйте, это мама Миши',
    'я папа',
    'приёмная мама',
    'законный представитель',
    'я родитель',
    "I'm his mother",
    'I am a legal guardian',
  ])('«%s»', (said) => expect(readKin(said)).toBe('legal'));

  it.each([
    'Мамаева Анна',
    'Отцов Пётр',
    'Анна Петрова',
    'Ольга Папанова',
    'Dadson Tom',
    'Родитель Смирнов',
    'Motherwell Ann',
  ])('«%s» is a name', (said) => expect(readKin(said)).toBeUndefined());

  it.each([
    ['Ольга Смирнова, мама Миши', 'Ольга Смирнова'],
    ['Ольга Смирнова (мама Миши)', 'Ольга Смирнова'],
    ['Миша Смирнов — я мама', 'Миша Смирнов'],
    ['Tom Brown, his father', 'Tom Brown'],
    ['Анна Мамаева', 'Анна Мамаева'],
  ])('«%s» names «%s»', (said, name) => expect(nameBesideKin(said)).toBe(name));
});
