// The browsers that are open in this process, each of which all its scripts share.

class Browsers {
  #open = new Map();

  // The browser at a path; `start` opens it where it is not open, or has come to an end.
  async at(path, start) {
    if (!this.#open.get(path)?.connected()) this.#open.set(path, await start());
    return this.#open.get(path);
  }

  // Closes what scripts have left open.
  async tidy() {
    for (const { tidy } of this.#open.values()) await tidy();
  }

  async close() {
    for (const { close } of this.#open.values()) await close();
  }
}

export const browsers = new Browsers();
