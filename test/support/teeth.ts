import type { Plugin } from 'vite';

/**
 * Takes what one file of scenes calls of the domain out of it while tests run:
 * `TEETH=scenes/staff/verify.ts:settleDuty`. Tests that stay green without it have no teeth (`npm run test:teeth`).
 */
export function teeth(order = process.env.TEETH): Plugin {
  const [file, name] = (order ?? '').split(':');
  return {
    name: 'teeth',
    enforce: 'pre',
    transform(code, id) {
      if (!file || !name || !id.split('?')[0]?.endsWith(`/${file}`)) return undefined;
      const imported = new RegExp(
        `^(import (?!type )\\{[^}]*?)\\b${name}\\b(?=[^}]*\\} from '#src/domain/)`,
        'm',
      );
      if (!imported.test(code)) throw new Error(`${file} does not import ${name} from the domain`);
      return `${code.replace(imported, `$1${name} as taken`)}\nasync function ${name}() {\n  return { ok: true };\n}\n`;
    },
  };
}
