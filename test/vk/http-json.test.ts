import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formOf } from '#src/vk/http-json.ts';

it('a form is written as the platform writes it, whatever people have said', () => {
  const said = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\ud83d', 'Ёж + «ёж» 🦔'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(said, said), { maxLength: 4 }), (fields) => {
      const named = Object.fromEntries(fields.filter(([name]) => name !== '__proto__'));
      expect(formOf(named).toString()).toBe(new URLSearchParams(named).toString());
    }),
  );
});
