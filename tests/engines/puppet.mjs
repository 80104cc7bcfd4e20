// Chromium and Firefox through puppeteer-core: Chromium over its own protocol, Firefox over WebDriver BiDi.

import puppeteer from 'puppeteer-core';

const ARGS = {
  chrome: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  firefox: [],
};

/** Starts a browser with an empty profile. Returns functions that open a page and end it. */
export async function puppet(browser, executablePath, limit) {
  const started = await puppeteer.launch({ browser, executablePath, headless: true, args: ARGS[browser], protocolTimeout: limit, timeout: limit });
  return {
    async open(url) {
      const page = await started.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      page.setDefaultTimeout(limit);
      await page.goto(url);
      let inside = page;
      return {
        run: (source) => inside.evaluate(source),
        async enterFrame() {
          inside = await (await page.waitForSelector('iframe')).contentFrame();
        },
        key: (name) => page.keyboard.press(name),
        type: (text) => page.keyboard.type(text),
        go: (address) => page.goto(address),
        close: () => page.close(),
      };
    },
    end: () => started.close(),
  };
}
