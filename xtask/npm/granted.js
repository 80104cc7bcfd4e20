// Which folders the program may see: the current one, and those that its arguments lead out to. The arguments of `mcp`
// are folders, and only they are granted: an assistant names the files.

import { posix } from 'node:path';

const PATTERN = /[*?[]/;

/** A path as WASI has it: with `/`. What is no path, such as a code, has no `\` and is not changed. */
function portable(word, platform) {
  if (platform === 'win32') return word.replaceAll('\\', '/');
  // A pattern is matched folder by folder, from the root on, which is not granted.
  return word.startsWith('/') && PATTERN.test(word) ? posix.relative(process.cwd(), word) : word;
}

/** The folder outside the current one to which a path leads, by the name that begins the path; none if it stays inside. */
function outside(path, platform) {
  const [above] = /^(\.\.\/)*\.\.(?=\/|$)/.exec(path) ?? [];
  if (above) return { [above]: above };
  const [drive] = (platform === 'win32' && /^[a-z]:(?=\/)/i.exec(path)) || [];
  if (drive) return { [drive]: `${drive}/` };
  if (!path.startsWith('/')) return {};
  // The root itself can't be granted beside the current folder: WASI would take relative paths for its own.
  const folder = posix.dirname(path);
  const granted = folder === '/' ? path : folder;
  return granted === '/' ? {} : { [granted]: granted };
}

/**
 * The arguments with paths as the program reads them, and the folders that they need, by the names that begin such a path.
 * @param {string[]} words
 * @param {string} platform
 */
export function granted(words, platform) {
  const args = words.map((word) => portable(word, platform));
  if (args[0] === 'mcp') return { args: ['mcp'], preopens: Object.fromEntries([['.', '.'], ...args.slice(1).map((folder) => [folder, folder])]) };
  // The value of an option may be in the same word: `--baseline=../last.json`.
  const paths = args.map((word) => (word.startsWith('-') ? word.slice(word.indexOf('=') + 1) : word));
  return { args, preopens: Object.assign({ '.': '.' }, ...paths.map((path) => outside(path, platform))) };
}
