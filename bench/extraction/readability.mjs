// In: {page: path of its markup} as JSON. Out: {page: text of its article}.
import { readFileSync } from "node:fs";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

const blocks =
    "p,div,li,tr,br,h1,h2,h3,h4,h5,h6,blockquote,pre,section,article,ul,ol,table";

// Words of two blocks stand apart.
function textOf(content) {
    const { document } = parseHTML(`<html><body>${content}</body></html>`);
    for (const node of document.querySelectorAll(blocks)) {
        node.before("\n");
        node.after("\n");
    }
    return document.body.textContent;
}

const texts = {};
for (const [page, path] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
    const { document } = parseHTML(readFileSync(path, "utf8"));
    const article = new Readability(document).parse();
    texts[page] = article ? textOf(article.content) : "";
}
process.stdout.write(JSON.stringify(texts));
