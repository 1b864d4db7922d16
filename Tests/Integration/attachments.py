"""Opens the PDF, DOCX, PNG and fragment files of the starters with programs that are not ours.

Usage: attachments.py NETADR WEASYPRINT DECISION_FILE...

Prints one line and exits with 1 when anything differs.
"""

import collections
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import PIL.Image
import pypdf

FORMATS = "md,html,json,svg,png,fragment,pdf,docx"
MARKDOWN = "gfm+footnotes+yaml_metadata_block"
NUMBER = re.compile(r"\d[\d.,/:-]*\d|\d")

problems = []
checked = collections.Counter()


def run(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def same(name, what, expected, found):
    checked["comparisons"] += 1
    if expected != found:
        problems.append(f"{name}: {what}: expected {expected!r:.300}, found {found!r:.300}")


class Page(html.parser.HTMLParser):
    """Elements, ids and headings of a page or a fragment, and whether its tags are balanced."""

    VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col"}

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.open, self.headings, self.links = set(), [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        # A figure has a title and styles of its own.
        if "svg" not in self.open:
            self.tags.add(tag)
        self.ids += [value for key, value in attributes if key == "id"]
        self.links += [value for key, value in attributes if key == "href"]
        if tag not in self.VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append("")

    def handle_endtag(self, tag):
        if self.open[-1:] != [tag]:
            problems.append(f"</{tag}> closes {self.open[-1:]}")
        self.open = self.open[:-1]

    def handle_data(self, data):
        if any(re.fullmatch("h[1-6]", tag) for tag in self.open):
            self.headings[-1] += data


def squeezed(text):
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


def titles(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield squeezed(entry.title)


def pandoc(path, source):
    """Title, headings, tables, images and the numbers of a document, as pandoc reads it."""
    shift = ["--shift-heading-level-by=-1"] if source != "docx" else []
    tree = json.loads(run("pandoc", f"--from={source}", "--to=json", *shift, str(path)))
    found = {"headings": [], "tables": [], "images": 0, "numbers": collections.Counter()}

    def text(node):
        if isinstance(node, list):
            return "".join(map(text, node))
        if not isinstance(node, dict):
            return ""
        kind, content = node.get("t"), node.get("c")
        if kind == "Str":
            return content
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if kind in ("Code", "CodeBlock", "Math", "RawInline"):
            return content[1]
        if kind == "Note":
            return ""
        return text(content)

    def walk(node):
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            kind, content = node.get("t"), node.get("c")
            if kind == "Header":
                found["headings"].append((content[0], text(content[2])))
            elif kind == "Image":
                found["images"] += 1
            elif kind == "Table":
                rows = content[3][1] + [row for body in content[4] for row in body[3]]
                cells = [[text(cell[4]).strip() for cell in row[1]] for row in rows]
                found["tables"].append(cells)
            if kind in ("Para", "Plain", "CodeBlock", "Header"):
                found["numbers"].update(NUMBER.findall(text(node)))
            walk(content)

    blocks = tree["blocks"]
    if blocks and blocks[0]["t"] == "LineBlock":
        blocks = blocks[1:]
    if source == "docx" and blocks and text(blocks[0]).startswith("status:"):
        blocks = blocks[1:]
    walk(blocks)
    found["title"] = text(tree["meta"].get("title", {}).get("c", []))
    return found


def check_pdf(folder, name, page, markdown, numbered=True):
    path = folder / f"{name}.pdf"
    information = dict(
        line.split(":", 1) for line in run("pdfinfo", str(path)).splitlines() if ":" in line)
    information = {key: value.strip() for key, value in information.items()}
    same(path, "tagged", "yes", information.get("Tagged"))
    same(path, "title", squeezed(page.headings[0]), squeezed(information.get("Title", "")))
    reader = pypdf.PdfReader(path)
    same(path, "outline", [squeezed(h) for h in page.headings], list(titles(reader.outline)))
    texts = run("pdftotext", "-layout", str(path), "-").split("\f")[:-1]
    same(path, "pages", len(reader.pages), len(texts))
    for number, text in enumerate(texts, 1):
        last = text.strip().splitlines()[-1].strip() if text.strip() else ""
        if numbered:
            same(f"{path}, page {number}", "page number", f"{number}/{len(texts)}", squeezed(last))
    # Words of a table may be broken over lines, so that the raw order is the one to look in.
    body = squeezed(run("pdftotext", "-raw", str(path), "-"))
    cells = {cell for table in markdown["tables"] for row in table for cell in row}
    figures = {number for cell in cells for number in NUMBER.findall(cell)}
    same(path, "figures of the tables that are missing", [], sorted(f for f in figures if f not in body))
    for sheet in reader.pages:
        for annotation in sheet.get("/Annots") or []:
            target = (annotation.get_object().get("/A") or {}).get("/URI", "")
            if target and not str(target).startswith(("http:", "https:", "mailto:")):
                problems.append(f"{path}: a link leads to {target}")
    checked["pages"] += len(texts)


def check_docx(folder, name, markdown):
    path = folder / f"{name}.docx"
    document = pandoc(path, "docx")
    for what in ("title", "headings", "tables", "images"):
        same(path, what, markdown[what], document[what])
    same(path, "numbers lost", {}, dict(markdown["numbers"] - document["numbers"]))
    same(path, "numbers added", {}, dict(document["numbers"] - markdown["numbers"]))
    checked["tables"] += len(document["tables"])


def check_pictures(folder):
    """Every figure has a PNG of twice its size whose paper is white."""
    figures = sorted(path.stem for path in folder.glob("figures/*.svg"))
    same(folder, "PNG files", figures, sorted(path.stem for path in folder.glob("figures/*.png")))
    for name in figures:
        path = folder / "figures" / f"{name}.png"
        root = xml.etree.ElementTree.parse(path.with_suffix(".svg")).getroot()
        size = tuple(round(2 * float(root.get(key))) for key in ("width", "height"))
        same(path, "first bytes", b"\x89PNG\r\n\x1a\n", path.read_bytes()[:8])
        with PIL.Image.open(path) as picture:
            same(path, "pixels", size, picture.size)
            picture.load()
            pixels = picture.convert("RGBA")
            corners = {pixels.getpixel((x, y)) for x in (0, size[0] - 1) for y in (0, size[1] - 1)}
            same(path, "corners", {(255, 255, 255, 255)}, corners)
            colours = pixels.getcolors(1 << 24)
            same(path, "a drawing", True, len(colours) > 10)
        checked["pictures"] += 1


def check_fragment(folder, name, page):
    path = folder / f"{name}.fragment.html"
    fragment = Page(path.read_text())
    wrong = {"html", "head", "body", "title", "style", "script", "main", "nav"} & fragment.tags
    same(path, "elements that a wiki has already", set(), wrong)
    same(path, "open elements", [], fragment.open)
    same(path, "ids that stand twice", len(set(fragment.ids)), len(fragment.ids))
    same(path, "headings", page.headings, fragment.headings)
    anchors = {link[1:] for link in fragment.links if link.startswith("#")}
    same(path, "anchors that lead nowhere", set(), anchors - set(fragment.ids))


def main(netadr, weasyprint, *decisions):
    with tempfile.TemporaryDirectory() as place:
        output = pathlib.Path(place, "Output")
        command = [netadr, "generate", "--date", "2026-11-22", "--output", str(output)]
        run(*command, "--format", FORMATS, *decisions)
        again = run(*command, "--format", FORMATS, *decisions[:2])
        same("a second run", "files written", 2, again.count(": unchanged\n"))
        folders = sorted(path for path in output.iterdir())
        same(output, "folders", len(decisions), len(folders))
        for folder in folders:
            for name in ("adr", "report"):
                page = Page((folder / f"{name}.html").read_text())
                markdown = pandoc(folder / f"{name}.md", MARKDOWN)
                check_pdf(folder, name, page, markdown)
                check_docx(folder, name, markdown)
                check_fragment(folder, name, page)
                checked["documents"] += 1
            check_pictures(folder)

        # The other engine; it breaks pages elsewhere, but must say the same.
        other = pathlib.Path(place, "WeasyPrint")
        command[-1] = str(other)
        command += ["--format", "pdf", "--weasyprint", weasyprint, decisions[0]]
        run(*command)
        same("WeasyPrint", "second run", 1, run(*command).count(": unchanged\n"))
        folder = other / pathlib.Path(decisions[0]).stem
        for name in ("adr", "report"):
            texts = output / folder.name
            page = Page((texts / f"{name}.html").read_text())
            check_pdf(folder, name, page, pandoc(texts / f"{name}.md", MARKDOWN))


main(*sys.argv[1:])
for problem in problems:
    print(problem)
counts = ", ".join(f"{count} {what}" for what, count in checked.items())
print(f"{counts}: {len(problems)} problems")
sys.exit(1 if problems else 0)
