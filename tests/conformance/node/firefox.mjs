// Starts the headless Firefox of the tests, and lets scripts for Playwright ask its pages.
//
// Playwright drives a Firefox of its own making; with that of a distribution it stops, because it asks
// over WebDriver BiDi for what the ESR does not know (emulation.setMediaFeaturesOverride). Selenium
// needs geckodriver, which no registry that is used here brings along. Puppeteer asks the same Firefox
// over WebDriver BiDi without anything between.
import puppeteer from 'puppeteer-core';

import { browsers } from './shared.mjs';

const QUIET = {
  'app.normandy.enabled': false,
  'browser.contentblocking.report.hide_vpn_banner': true,
  'dom.events.asyncClipboard.readText': false,
  'intl.accept_languages': 'id, en',
};
const KEYS = { Control: 'Control', Shift: 'Shift', Alt: 'Alt', Meta: 'Meta' };

// Opens one page in the browser at `executablePath`: with a folder for its profile, in a browser that is
// begun and closed with it; without, beside others in one that stays, where nothing of it is left.
export async function openFirefox(executablePath, profile) {
  const browser = profile ? await started(executablePath, profile) : await shared(executablePath);
  const own = profile ? browser.defaultBrowserContext() : await browser.createBrowserContext();
  const pages = [];
  const context = {
    async newPage() {
      const page = await own.newPage();
      pages.push(page);
      return asked(page);
    },
    setDefaultTimeout(time) {
      for (const page of pages) page.setDefaultTimeout(time);
    },
    close: () => (profile ? browser : own).close(),
  };
  return { context, page: await context.newPage() };
}

function started(executablePath, profile) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    ...(profile && { userDataDir: profile }),
    extraPrefsFirefox: QUIET,
    acceptInsecureCerts: false,
  });
}

async function shared(path) {
  const { browser } = await browsers.at(path, async () => {
    const made = await started(path);
    const others = () => made.browserContexts().filter((one) => one !== made.defaultBrowserContext());
    return {
      browser: made,
      connected: () => made.connected,
      tidy: () => Promise.all(others().map((one) => one.close())),
      close: () => made.close(),
    };
  });
  return browser;
}

// A page that takes what Playwright calls things.
function asked(page) {
  const own = {
    keyboard: keyboardOf(page),
    setViewportSize: (size) => page.setViewport(size),
    viewportSize: () => page.viewport(),
    waitForFunction: (work, value) => page.waitForFunction(work, {}, value),
    async waitForURL(wanted) {
      while (!wanted(new URL(page.url()))) await own.waitForTimeout(100);
      await page.waitForFunction(() => document.readyState === 'complete');
    },
    waitForTimeout: (time) => new Promise((done) => setTimeout(done, time)),
  };
  return new Proxy(page, {
    get(target, name) {
      const found = own[name] ?? target[name];
      return typeof found === 'function' && !own[name] ? found.bind(target) : found;
    },
  });
}

// Takes keys that are held together, e.g. Control+Shift+Enter.
function keyboardOf(page) {
  return {
    type: (text) => page.keyboard.type(text),
    async press(keys) {
      const parts = keys.split(/(?<=.)\+/);
      const last = parts.pop();
      const held = parts.map((one) => KEYS[one]);
      for (const one of held) await page.keyboard.down(one);
      await page.keyboard.press(last);
      for (const one of held.reverse()) await page.keyboard.up(one);
    },
  };
}
