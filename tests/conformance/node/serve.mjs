// Runs scripts one after the other in one process, with one browser of each kind that they share, because
// starting these takes longer than most of what is looked at.  Each script has a context of its own in the
// browser, and sees nothing of what others have stored.
// Reads lines of JSON, [script, arguments, lines], and answers each with one: what the script printed, or
// the error that ended it.  The end of its input is its own end, and that of the browsers.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

import { browsers } from './shared.mjs';

const write = process.stdout.write.bind(process.stdout);
const answer = (what) => write(`${JSON.stringify(what)}\n`);
let said = '';
process.stdout.write = (text) => {
  said += text;
  return true;
};
// What goes wrong behind the back of a script, in what a page calls, ends it as in a process of its own.
process.on('uncaughtException', (error) => {
  answer({ error: `${globalThis.step ?? ''}\n${error.stack}` });
  process.exit(1);
});

let count = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const [script, words, lines] = JSON.parse(line);
  process.argv = [process.argv[0], script, ...words];
  Object.assign(globalThis, { asked: lines, step: '' });
  said = '';
  try {
    await import(`${pathToFileURL(script).href}?${(count += 1)}`); // so that it is run again each time
    answer({ said });
  } catch (error) {
    answer({ error: `${globalThis.step}\n${error.stack}` });
  }
  await browsers.tidy();
}
await browsers.close();
