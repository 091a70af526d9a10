// One competitor in a process of its own, kept warm. Asked by lines of JSON on standard input, answers each by one line:
//   {"fonts": [...], "papers": [...]} once, then {"seconds": 1.5} or {"count": 3} as often as wished.
import { createInterface } from 'node:readline';
import { readFileSync, writeFileSync } from 'node:fs';

export async function serve(open) {
  let render, papers, next = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const asked = JSON.parse(line);
    if (asked.papers) {
      papers = asked.papers;
      render = await open(asked.font);
      const first = await render(papers[next++ % papers.length]);
      if (asked.sample) writeFileSync(asked.sample, first);
      answer({ version: process.version });
    } else {
      answer(await measure(asked));
    }
  }

  async function measure({ seconds = Infinity, count = Infinity }) {
    const milliseconds = [];
    let bytes = 0;
    const began = performance.now();
    while (milliseconds.length < count && performance.now() - began < seconds * 1000) {
      const start = performance.now();
      bytes += (await render(papers[next++ % papers.length])).length;
      milliseconds.push(performance.now() - start);
    }
    return { milliseconds, bytes, peakKib: peakKib() };
  }
}

function peakKib() {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
}

function answer(value) {
  process.stdout.write(JSON.stringify(value) + '\n');
}
