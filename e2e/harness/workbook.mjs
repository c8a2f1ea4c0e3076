// Reads a workbook as the product writes it: one sheet, its cells as text. Enough to compare it with a page, and no
// more; the API tests open it with a library.
import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";

const DIRECTORY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;

/** The files of a zip archive by name. */
function unzipped(bytes) {
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== DIRECTORY_END) end -= 1;
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  while (bytes.readUInt32LE(at) === DIRECTORY) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    const content = method === 0 ? packed : inflateRawSync(packed);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), content.toString("utf8"));
    at += 46 + name + extra + comment;
  }
  return files;
}

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };

function plain(xml) {
  return xml.replaceAll(/<[^>]*>/g, "").replaceAll(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The name of the sheet, its rows, whether a cell holds a formula, and whether the header row stays in sight. */
export async function readWorkbook(path) {
  const files = unzipped(await readFile(path));
  const strings = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, one]) => plain(one));
  const sheet = files.get("xl/worksheets/sheet1.xml");
  const rows = [...sheet.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, cells = ""]) =>
    [...cells.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, content = ""]) =>
      attributes.includes('t="s"') ? strings[Number(plain(content))] : plain(content),
    ),
  );
  const [, name] = /<sheet name="([^"]*)"/.exec(files.get("xl/workbook.xml"));
  return { name: plain(name), rows, formulas: /<f[ >]/.test(sheet), frozen: sheet.includes('state="frozen"') };
}
