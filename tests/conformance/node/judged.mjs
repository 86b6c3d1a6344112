// Judges a page that is open: whether it is too wide, and what axe-core finds.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Adds to `seen.overflow` and `seen.axe` what is wrong with the page at `path`, `width` px wide.
// Without `settings`, axe-core applies the rules that it applies by default.
export async function judge(page, seen, path, width, settings = {}) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) seen.overflow.push(`${path} at ${width}: ${wide}`);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (chosen) => window.axe.run({ preload: false, ...chosen }),
    settings,
  );
  for (const { id, nodes } of violations) {
    seen.axe.push(`${path} at ${width}: ${id}: ${nodes[0].target} (${nodes.length})`);
  }
}

// Notes what an open page complains about and asks for, from now on.
export function watch(page, seen) {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) seen.trouble.push(message.text());
  });
  page.on('pageerror', (error) => seen.trouble.push(error.message));
  page.on('request', (request) => seen.requests.push(request.url()));
}
