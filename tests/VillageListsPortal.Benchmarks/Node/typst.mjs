// typst: the face is in memory before anything is measured, one compiler serves all documents; its own caches are kept for ten documents.
import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { serve } from './renderer.mjs';

const template = `
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, author: paper.issuer)
#set page(paper: "a4", margin: (left: 79pt, top: 105pt, right: 74pt, bottom: 99pt))
#set text(font: "Noto Serif SC", size: 16pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 12pt)
#align(center, text(size: 22pt, paper.title))
#align(center, text(size: 12pt, paper.number))
#v(16pt)
#if "askingBody" in paper and paper.askingBody != none [#paper.askingBody：]
#for paragraph in paper.paragraphs { par(first-line-indent: (amount: 2em, all: true), paragraph) }
#if "note" in paper and paper.note != none { text(size: 12pt, paper.note) }
#v(48pt)
#align(right)[#paper.issuer \\ #paper.day]
#v(60pt)
#for line in paper.band { par(text(size: 10pt, line)) }
`;

await serve(font => {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [readFileSync(font)] }] });
  return paper => {
    const pdf = compiler.pdf({ mainFileContent: template, inputs: { paper: JSON.stringify(paper) } });
    compiler.evictCache(10);
    return pdf;
  };
});
