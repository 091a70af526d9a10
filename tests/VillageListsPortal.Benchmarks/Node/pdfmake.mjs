// pdfmake 0.3: the face is in memory before anything is measured; each document parses what it needs of it, as the library does.
import { readFileSync } from 'node:fs';
import pdfmake from 'pdfmake';
import { serve } from './renderer.mjs';

await serve(async font => {
  pdfmake.virtualfs.writeFileSync('serif.ttf', readFileSync(font));
  pdfmake.addFonts({ Serif: { normal: 'serif.ttf' } });
  pdfmake.setLocalAccessPolicy(() => false);
  pdfmake.setUrlAccessPolicy(() => false);
  return paper => pdfmake.createPdf(definition(paper)).getBuffer();
});

function definition(paper) {
  const indent = text => ({ text, leadingIndent: 32, alignment: 'justify' });
  return {
    pageSize: 'A4',
    pageMargins: [79, 105, 74, 99],
    defaultStyle: { font: 'Serif', fontSize: 16, lineHeight: 1.2 },
    info: { title: paper.title, author: paper.issuer },
    content: [
      { text: paper.title, fontSize: 22, alignment: 'center' },
      { text: paper.number, fontSize: 12, alignment: 'center', margin: [0, 0, 0, 16] },
      ...(paper.askingBody ? [{ text: paper.askingBody + '：' }] : []),
      ...paper.paragraphs.map(indent),
      ...(paper.note ? [{ text: paper.note, fontSize: 12 }] : []),
      { text: paper.issuer, alignment: 'right', margin: [0, 48, 0, 0] },
      { text: paper.day, alignment: 'right', margin: [0, 0, 0, 60] },
      ...paper.band.map(text => ({ text, fontSize: 10 })),
    ],
  };
}
