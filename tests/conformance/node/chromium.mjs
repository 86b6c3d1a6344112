// Starts the headless Chromium of the tests.
import { chromium } from 'playwright-core';

// Opens the browser at `executablePath` with an empty folder for its profile, and one page in it.
// No sandbox: tests also run as root, in containers. Nothing may call home.
export async function openPage(executablePath, profile, options = {}) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...options,
  });
  return { context, page: await context.newPage() };
}
