import type { Plugin } from 'vite';

/**
 * Takes one domain call out of one scene while its tests run: `TEETH=scenes/staff/verify.ts:settleDuty`.
 * A scene's tests that stay green without it have no teeth (`npm run test:teeth`).
 */
export function teeth(order = process.env.TEETH): Plugin {
  const [file, operation] = (order ?? '').split(':');
  return {
    name: 'teeth',
    enforce: 'pre',
    transform(code, id) {
      if (!file || !operation || !id.split('?')[0]?.endsWith(`/${file}`)) return undefined;
      const without = code.replace(new RegExp(`(import \\{[^}]*?)\\b${operation}\\b,?`), '$1');
      if (without === code) throw new Error(`${file} does not import ${operation}`);
      return `${without}\nconst ${operation} = async () => ({ ok: true });\n`;
    },
  };
}
