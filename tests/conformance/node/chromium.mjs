// Starts the headless Chromium of the tests.
import { chromium } from 'playwright-core';

import { browsers } from './shared.mjs';

// No sandbox: tests also run as root, in containers. Nothing may call home.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Opens one page in the browser at `executablePath`: with a folder for its profile, in a browser that is
// begun and closed with it; without, beside others in one that stays, where nothing of it is left.
export async function openPage(executablePath, profile, options = {}) {
  const started = { executablePath, headless: true, args: QUIET };
  const context = profile
    ? await chromium.launchPersistentContext(profile, { ...started, ...options })
    : await (await shared(executablePath, started)).newContext(options);
  return { context, page: await context.newPage() };
}

async function shared(path, started) {
  const { browser } = await browsers.at(path, async () => {
    const made = await chromium.launch(started);
    return {
      browser: made,
      connected: () => made.isConnected(),
      tidy: () => Promise.all(made.contexts().map((one) => one.close())),
      close: () => made.close(),
    };
  });
  return browser;
}
