"""Publishes the gallery to a MediaWiki and sees that nothing of anybody's is lost.

Usage: mediawiki.py NETADR FOLDER...

The wiki is Debian's package `mediawiki` on SQLite under PHP's own server, on 127.0.0.1 and below a
temporary folder. Prints a line a check and exits with 1 when one fails.
"""

import concurrent.futures
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

from selenium import webdriver

from mediawiki_server import HUMAN, TOKEN, Person, Relay, Wiki, free_port
from mediawiki_texts import HOSTILE, published_text, source_text

PARENT = "Decisions"


class Checks:
    def __init__(self):
        self.failed = 0

    def __call__(self, name, holds, *seen):
        print(f"{'ok' if holds else 'FAILED'}: mediawiki: {name}")
        if not holds:
            self.failed += 1
            print("\n".join(str(part)[:4000] for part in seen))


def prepare(folders, target):
    """Copies of the gallery's folders, with PNG beside each figure and one with a PDF."""
    copies = []
    for folder in map(pathlib.Path, folders):
        copy = target / folder.name
        shutil.copytree(folder, copy)
        copies.append(copy)
    drawings = [f for copy in copies for f in copy.rglob("*.svg")]
    missing = [f for f in drawings if not f.with_suffix(".png").exists()]

    def draw(drawing):
        subprocess.run(
            ["rsvg-convert", str(drawing), "-o", str(drawing.with_suffix(".png"))], check=True)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(draw, missing))
    subprocess.run(
        ["rsvg-convert", "-f", "pdf", str(drawings[0]), "-o", str(copies[0] / "adr.pdf")],
        check=True)
    return copies


def main(netadr, folders):
    check = Checks()
    with tempfile.TemporaryDirectory(prefix="netadr-mediawiki-") as folder, contextlib.ExitStack() as stack:
        folder = pathlib.Path(folder)
        copies = prepare(folders, folder / "gallery")
        (folder / "wiki").mkdir()
        wiki = stack.enter_context(Wiki(folder / "wiki"))
        relay = Relay(wiki)
        threading.Thread(target=relay.serve_forever, daemon=True).start()
        stack.callback(relay.shutdown)
        outputs = []

        def publish(*options, source=copies, token=TOKEN, url=None):
            relay.requests.clear()
            run = subprocess.run(
                [netadr, "publish", "mediawiki", url or relay.url + "/api.php", *map(str, source),
                 "--parent", PARENT, "--user", "Bot@netadr", "--format", "json", *options],
                capture_output=True, text=True,
                env={**os.environ, "NETADR_WIKI_TOKEN": token, "NO_PROXY": "127.0.0.1"})
            outputs.append(run.stdout + run.stderr)
            pages = json.loads(run.stdout)["pages"] if run.stdout.startswith("{") else []
            return run, {page["key"]: page for page in pages}

        human = Person(wiki, "Human", HUMAN)
        bot = Person(wiki, "Bot", TOKEN)
        browse(check, wiki, human, bot, relay, publish, copies, folder, outputs)
        edits(check, human, bot, relay, publish, copies)
        faults(check, wiki, human, relay, publish, copies, folder)
        check("the password is in no output", not any(TOKEN in text for text in outputs))
        check(
            "the password is in no address",
            not any(TOKEN in path for _, path, _ in relay.requests))
    if check.failed:
        raise SystemExit(1)


def outcomes(pages):
    return sorted({page["outcome"] for page in pages.values()})


def browse(check, wiki, human, bot, relay, publish, copies, folder, outputs):
    started = time.monotonic()
    run, pages = publish("--dry-run")
    check(
        "a dry run writes nothing",
        run.returncode == 0 and outcomes(pages) == ["created"]
        and [b"login" in body for method, _, body in relay.requests if method == "POST"] == [True],
        run)
    started = time.monotonic()
    run, pages = publish()
    check(
        f"{len(pages)} pages created in {time.monotonic() - started:.1f} s, "
        f"{len(relay.requests)} requests",
        run.returncode == 0 and outcomes(pages) == ["created"] and len(pages) == 2 * len(copies), run)
    started = time.monotonic()
    run, pages = publish()
    kinds = [method + (" login" if b"action=login" in body else "") for method, _, body in relay.requests]
    check(
        f"nothing written in {time.monotonic() - started:.1f} s by the second run, one listing",
        run.returncode == 0 and outcomes(pages) == ["unchanged"]
        and kinds == ["GET", "POST login", "GET"], run, kinds)
    run, pages = publish(url=wiki.address)
    check("the API is found by the wiki's address", outcomes(pages) == ["unchanged"], run)

    wrong, images = [], []
    for copy in copies:
        for key, name in [(copy.name, "adr.md"), (f"{copy.name}/report", "report.md")]:
            title = title_of(pages[key])
            found = published_text(human.rendered(title))
            text, expected = found.text, source_text(copy / name)
            if text != expected:
                wrong.append(difference(title, expected, text))
            images += [image["src"] for image in found.images]
    check(f"the text of {2 * len(copies)} pages is the source's", not wrong, *wrong[:3])
    lost = []
    for source in images:
        with urllib.request.urlopen(urllib.parse.urljoin(wiki.address, source)) as answer:
            if not answer.read(8).startswith(b"\x89PNG"):
                lost.append(source)
    check(f"{len(images)} figures are there", images and not lost, lost)
    category = human.call(
        action="query", list="categorymembers", cmtitle="Category:Architecture decision records",
        cmlimit="max")["query"]["categorymembers"]
    check("all pages are in the category", len(category) == 2 * len(copies), category)
    look(check, human, pages, copies, folder)

    hostile = folder / "hostile"
    hostile.mkdir()
    shutil.copy(copies[0] / "decision.json", hostile)
    (hostile / "adr.md").write_text(HOSTILE)
    (hostile / "report.md").write_text("# Plain\n\n## Scores\n\nText.\n")
    run, pages = publish(source=[hostile])
    page = human.rendered(title_of(pages["hostile"]))
    # A picture of another server's is a link with its text, which pandoc has in an attribute.
    text = published_text(page).text.replace("alt[[x]]|y", "")
    expected = source_text(hostile / "adr.md")
    check("hostile text is shown letter by letter", text == expected, difference("", expected, text))
    inert = ["<script", "redirectMsg", "mw-magiclink", 'class="new"']
    check("hostile text does nothing", not [word for word in inert if word in page], page)
    run, pages = publish(source=[hostile])
    check("hostile text is unchanged when published again", outcomes(pages) == ["unchanged"], run)
    run, _ = publish("--prune")
    stale = json.loads(run.stdout)["stale"]
    check(
        "stale pages are removed",
        [page["fate"] for page in stale] == ["removed", "removed"]
        and human.text(title_of(pages["hostile"])) is None, run)


def look(check, human, pages, copies, folder):
    """Opens a report in Chromium; pictures of it stay in NETADR_PICTURES, where that is a folder."""
    # Links to pages that came later are drawn anew by a job of the wiki's, some time.
    human.do(action="purge", titles="|".join(title_of(page) for page in pages.values()))
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,2400"]:
        options.add_argument(argument)
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    browser = webdriver.Chrome(options=options, service=service)
    try:
        report = pages[f"{copies[0].name}/report"]
        browser.get(report["location"])
        state = browser.execute_script("""
            const ids = new Set([...document.querySelectorAll('[id]')].map(e => e.id));
            const links = [...document.querySelectorAll('#mw-content-text a[href^="#"]')];
            return {
              text: document.body.innerText,
              images: [...document.images].filter(i => i.closest('#mw-content-text'))
                .map(i => i.complete && i.naturalWidth > 100),
              dangling: links.map(a => decodeURIComponent(a.hash.slice(1)))
                .filter(id => id !== '' && !ids.has(id)),
            };""")
        check("a report opened in Chromium shows its text", "IP math per option" in state["text"])
        check(
            f"its {len(state['images'])} figures are loaded",
            state["images"] and all(state["images"]), state["images"])
        check("its links to parts lead somewhere", not state["dangling"], state["dangling"])
        pictures = pathlib.Path(os.environ.get("NETADR_PICTURES", folder))
        browser.save_screenshot(str(pictures / "mediawiki-report.png"))
        browser.get(pages[copies[0].name]["location"])
        red = browser.execute_script(
            "return [...document.querySelectorAll('#mw-content-text a.new')].map(a => a.href)")
        check("a record opened in Chromium has no dead link", not red, red)
        browser.save_screenshot(str(pictures / "mediawiki-record.png"))
    finally:
        browser.quit()


def edits(check, human, bot, relay, publish, copies):
    """People edit before, and while, a run goes on."""
    name = copies[0].name
    record = copies[0] / "adr.md"
    original = record.read_text()
    _, pages = publish()
    title = title_of(pages[name])
    word = "## Decision Drivers"
    changed = original.replace(word, "Added by the source.\n\n" + word, 1)

    human.edit(title, "Written by netadr", "Seen by me. Written by netadr")
    run, pages = publish()
    check(
        "an edit by hand is a conflict with a difference, exit 3",
        run.returncode == 3 and pages[name]["outcome"] == "conflict"
        and "-<em>Seen by me." in pages[name]["difference"], run)
    record.write_text(changed)
    run, pages = publish()
    check(
        "so it is when the source changes too",
        run.returncode == 3 and "Seen by me." in human.text(title), run)
    run, pages = publish("--overwrite")
    check(
        "--overwrite writes over it",
        run.returncode == 0 and pages[name]["outcome"] == "updated"
        and "Seen by me." not in human.text(title), run)
    run, pages = publish()
    check("and the next run finds it unchanged", outcomes(pages) == ["unchanged"], run)

    # The wiki joins an edit of another paragraph with ours, and says that all went well.
    relay.before_edit = lambda: human.edit(title, "Written by netadr", "Joined. Written by netadr")
    record.write_text(original)
    run, pages = publish()
    text = human.text(title)
    check(
        "an edit in another paragraph at the same moment: both stand, told as a conflict",
        run.returncode == 3 and "Joined." in text and "Added by the source." not in text
        and "Human edited the page" in pages[name]["reason"]
        and "-<em>Joined." in pages[name]["difference"], run)
    run, pages = publish()
    check("and it is still told by the next run", run.returncode == 3, run)
    publish("--overwrite")

    relay.before_edit = lambda: human.edit(title, "Decision Drivers", "Drivers of mine")
    record.write_text(original.replace("Decision Drivers", "Other Drivers", 1))
    run, pages = publish()
    check(
        "an edit in the same paragraph at the same moment wins, told as a conflict",
        run.returncode == 3 and "Drivers of mine" in human.text(title)
        and pages[name]["difference"], run)
    publish("--overwrite")

    relay.before_edit = lambda: bot.edit(title, "Other Drivers", "Drivers by the same account")
    record.write_text(original)
    run, pages = publish()
    check(
        "so does one by the account of the run",
        run.returncode == 3 and "Drivers by the same account" in human.text(title), run)
    run, pages = publish("--overwrite")
    check("all is as it was", run.returncode == 0, run)


def faults(check, wiki, human, relay, publish, copies, folder):
    """Pages moved and deleted, a wrong password, somebody else's page and file."""
    run, pages = publish(token="wrong-" + TOKEN[6:])
    check(
        "a wrong password: exit 4, nothing written",
        run.returncode == 4 and outcomes(pages) == ["failed"] and TOKEN[6:] not in run.stdout
        and not any(b"action=edit" in body for _, _, body in relay.requests), run)
    run, pages = publish(url=f"http://127.0.0.1:{free_port()}")
    check("no server: exit 4", run.returncode == 4, run)

    _, pages = publish()
    name, other = copies[0].name, copies[1].name
    title = title_of(pages[name])
    human.do(action="move", **{"from": title, "to": "Moved by me"}, reason="tidier")
    run, pages = publish()
    check(
        "a page that somebody moved is found and stays there",
        run.returncode == 0 and outcomes(pages) == ["unchanged"]
        and title_of(pages[name]) == "Moved by me", run)
    run, pages = publish("--title", f"{other}=Another title")
    check(
        "a new title moves page and report",
        run.returncode == 0 and title_of(pages[other]) == f"{PARENT}/Another title"
        and title_of(pages[other + "/report"]).startswith(f"{PARENT}/Another title/"), run)
    publish()
    title = title_of(pages[other + "/report"])
    run, pages = publish()
    title = title_of(pages[copies[2].name])
    human.do(action="delete", title=title, reason="no longer needed")
    run, pages = publish()
    check(
        "a page that somebody deleted is not made again, exit 3",
        run.returncode == 3 and pages[copies[2].name]["outcome"] == "conflict"
        and "deleted" in pages[copies[2].name]["reason"] and human.text(title) is None, run)
    run, pages = publish("--overwrite")
    check("--overwrite makes it again", run.returncode == 0 and human.text(title) is not None, run)
    lost(check, human, publish, copies)

    alien = folder / "alien"
    shutil.copytree(copies[0], alien)
    human.do(action="edit", title=f"{PARENT}/Taken", text="Mine.", createonly="1")
    run, pages = publish("--title", "alien=Taken", source=[alien])
    check(
        "somebody else's page is left alone, exit 3",
        run.returncode == 3 and human.text(f"{PARENT}/Taken") == "Mine."
        and "--adopt alien=" in pages["alien"]["reason"], run)
    number = pages["alien"]["reason"].split("--adopt alien=")[1].split()[0]
    run, pages = publish("--title", "alien=Taken", "--adopt", f"alien={number}", source=[alien])
    check("and adopted when asked to", run.returncode == 0, run)


def lost(check, human, publish, copies):
    """Pages out of their category or deleted, which then get another title."""
    name = copies[2].name
    _, pages = publish()
    count = len(pages)
    title = title_of(pages[name])
    retitle = ("--title", f"{name}=Quite another title")
    human.do(action="delete", title=title, reason="no longer needed")
    run, pages = publish(*retitle)
    check(
        "a page that somebody deleted is not made again under another title",
        run.returncode == 3 and pages[name]["outcome"] == "conflict"
        and "somebody deleted it" in pages[name]["reason"]
        and human.text(f"{PARENT}/Quite another title") is None, run)
    run, pages = publish("--overwrite")
    check("--overwrite makes it again", run.returncode == 0 and human.text(title) is not None, run)
    human.edit(title, "[[Category:", "[[:Category:")
    run, pages = publish(*retitle)
    check(
        "a page out of its category is found under another title",
        run.returncode == 3 and pages[name]["outcome"] == "conflict"
        and title_of(pages[name]) == title and "-[[:Category:" in pages[name]["difference"], run)
    run, pages = publish("--overwrite", *retitle)
    check(
        "--overwrite moves it and puts it back",
        run.returncode == 0 and title_of(pages[name]) == f"{PARENT}/Quite another title", run)
    run, pages = publish(*retitle)
    check("and nothing is left to do", outcomes(pages) == ["unchanged"] and len(pages) == count, run)
    # What a run removes comes back under any title.
    run, _ = publish("--prune", source=copies[:2] + copies[3:])
    run, pages = publish("--title", f"{name}=A third title")
    check(
        "a page that a run removed is made again under another title",
        run.returncode == 0 and pages[name]["outcome"] == "created", run)


def title_of(page):
    path = urllib.parse.urlparse(page["location"]).path
    return urllib.parse.unquote(path.removeprefix("/index.php/")).replace("_", " ")


def difference(title, expected, found):
    at = next(
        (i for i, (a, b) in enumerate(zip(expected, found)) if a != b), min(len(expected), len(found)))
    return f"{title}: expected …{expected[max(0, at - 60):at + 80]!r}, found …{found[max(0, at - 60):at + 80]!r}"


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
