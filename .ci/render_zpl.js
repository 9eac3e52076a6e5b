// Draws labels as a label printer would: a file of ZPL in, one PNG a label out.
//
// Usage: node render_zpl.js FILE WIDTH_MM LENGTH_MM DOTS_PER_MM STEM. Writes STEM-1.png and so on.
const fs = require("fs");
// Node 18 has it under another name, and the renderer wants it in its place.
globalThis.crypto ??= require("node:crypto").webcrypto;
const { ready } = require("zpl-renderer-js");

const [file, width, length, dots, stem] = process.argv.slice(2);

ready
    .then(({ api }) =>
        api.zplToBase64MultipleAsync(fs.readFileSync(file, "utf8"), +width, +length, +dots))
    .then((pictures) => {
        pictures.forEach((picture, index) =>
            fs.writeFileSync(`${stem}-${index + 1}.png`, Buffer.from(picture, "base64")));
        process.exit(0);
    })
    .catch((error) => {
        console.error(String(error).slice(0, 400));
        process.exit(1);
    });
