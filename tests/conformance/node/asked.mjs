// The lines that a script is asked about: those that it was served with, else those on stdin.
import { readFileSync } from 'node:fs';

export function lines() {
  return globalThis.asked ?? readFileSync(0, 'utf8').split('\n').filter(Boolean);
}
