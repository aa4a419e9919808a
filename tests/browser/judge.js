// What a screenshot shows of the sentence that a link is to mark. Marked text is one colour, letters
// and ground, so that a marked line is a rectangle of it.
async ({block, quote, shot}) => {
  // The quote's place among the words of its block, the numbers of footnote markers left out.
  const places = [];
  let words = "";
  const walker = document.createTreeWalker(document.getElementById(block), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("a")) continue;
    [...node.data].forEach((letter, at) => {
      const space = /\s/.test(letter);
      if (space && (words === "" || words.endsWith(" "))) return;
      words += space ? " " : letter;
      places.push([node, at]);
    });
  }
  const from = words.indexOf(quote);
  if (from < 0) return {error: `the block has no such words: ${words}`};
  const range = document.createRange();
  range.setStart(...places[from]);
  const [last, at] = places[from + quote.length - 1];
  range.setEnd(last, at + 1);
  const lines = [...range.getClientRects()].filter((line) => line.width > 3 && line.height > 3);

  const bytes = Uint8Array.from(atob(shot), (one) => one.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  const {width, height} = image;
  const context = new OffscreenCanvas(width, height).getContext("2d", {willReadFrequently: true});
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);

  // 1 where a line may be marked, 2 where it has to be: edges may be off by a pixel or two.
  const wanted = new Uint8Array(width * height);
  for (const [what, slack] of [[1, 2], [2, -2]]) {
    for (const line of lines) {
      const left = Math.max(0, Math.ceil(line.left - slack));
      const right = Math.min(width, Math.floor(line.right + slack));
      const bottom = Math.min(height, Math.floor(line.bottom + slack));
      for (let y = Math.max(0, Math.ceil(line.top - slack)); y < bottom; y++) {
        if (left < right) wanted.fill(what, y * width + left, y * width + right);
      }
    }
  }
  let marked = 0, elsewhere = 0, unmarked = 0;
  for (let at = 0; at < pixels.length; at++) {
    if (pixels[at] === 0xffff00ff) {
      marked++;
      if (wanted[at] === 0) elsewhere++;
    } else if (wanted[at] === 2) unmarked++;
  }
  const shown = lines.every((line) => line.top >= 0 && line.bottom <= height);
  return {shown, marked, elsewhere, unmarked};
}
